package dev.footprint.deploy.scaleout;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.StartObservation.LeftOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;

/** Several instances of a service, started at once, each number once in a block, in an order drawn anew. */
public final class ScaleOutExperiment implements Experiment {
    public static final String NAME = "scaleout";

    public static final List<Integer> INSTANCES = List.of(1, 5, 20);

    private final IntPredicate blocks;
    private final long seed;

    /** @param seed of the numbers' order in each block */
    public ScaleOutExperiment(IntPredicate blocks, long seed) {
        this.blocks = blocks;
        this.seed = seed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return ScaleOutMetrics.all();
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        if (!blocks.test(block)) {
            return List.of();
        }
        List<Integer> order = new ArrayList<>(INSTANCES);
        Collections.shuffle(
                order, new Random(seed * 41 + block * 7919L + contender.name().hashCode()));
        return order.stream()
                .map(instances -> {
                    String text = words(instances) + " of " + contender.name();
                    return new Task(text, text + " at once", bench -> scaleOut(bench, contender, instances, block));
                })
                .toList();
    }

    private static void scaleOut(Bench bench, Contender contender, int instances, int block)
            throws ServiceFailure, InterruptedException {
        Optional<String> obstacle =
                obstacle(contender, instances, bench.engine().info().getMemTotal());
        if (obstacle.isPresent()) {
            bench.sink().accept(new LeftOut(contender.name(), block, NAME, words(instances), obstacle.get()));
        } else {
            new ScaleOutRound(bench, contender, instances, block).run();
        }
    }

    /** Why so many cannot be started here; empty where they can. */
    static Optional<String> obstacle(Contender contender, int instances, long machineBytes) {
        Long limit = contender.spec().sandbox().memoryBytes();
        if (contender.onPort(1).isEmpty()) {
            return Optional.of(
                    "only services that keep this project's contract are known to take their port from PORT");
        }
        if (limit == null && instances > 1) {
            return Optional.of("it has no memory limit, so nobody knows whether so many fit");
        }
        if (limit != null && limit > machineBytes / instances) {
            return Optional.of("their memory limits are " + megabytes(instances * limit)
                    + " MB together, and the machine has " + megabytes(machineBytes) + " MB");
        }
        return Optional.empty();
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }

    private static String words(int instances) {
        return instances + (instances == 1 ? " instance" : " instances");
    }
}
