package dev.footprint.deploy.cpus;

import dev.footprint.deploy.coldstart.ColdStart;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.StartObservation.LeftOut;
import dev.footprint.deploy.results.StartObservation.Limited;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** The same start under several CPU limits, each once in a block, in an order drawn anew. */
public final class CpusExperiment implements Experiment {
    public static final String NAME = "cpus";

    private final IntPredicate blocks;
    private final long seed;

    /** @param seed of the limits' order in each block */
    public CpusExperiment(IntPredicate blocks, long seed) {
        this.blocks = blocks;
        this.seed = seed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return CpusMetrics.all();
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        if (!blocks.test(block)) {
            return List.of();
        }
        List<CpuLimit> order = new ArrayList<>(List.of(CpuLimit.values()));
        Collections.shuffle(
                order, new Random(seed * 37 + block * 7919L + contender.name().hashCode()));
        List<Task> tasks = new ArrayList<>();
        for (CpuLimit limit : order) {
            int position = tasks.size() + 1;
            String text = contender.name() + " with " + limit.words;
            tasks.add(new Task("start of " + text, text, bench -> start(bench, contender, limit, block, position)));
        }
        return tasks;
    }

    private static void start(Bench bench, Contender contender, CpuLimit limit, int block, int position)
            throws ServiceFailure, InterruptedException {
        CoreLayout cores = bench.pod().cores();
        if (limit.cores > cores.count()) {
            bench.sink()
                    .accept(new LeftOut(
                            contender.name(), block, NAME, limit.words, "the machine has " + cores.count() + " only"));
            return;
        }
        String cpuset = cores.grownTo(limit.cores);
        try (StartedService service = bench.pod().start(contender.withCpus(limit.cores), 0, cpuset)) {
            Observation.Start start = ColdStart.observation(service, block, position);
            bench.sink()
                    .accept(new Limited(
                            contender.name(),
                            block,
                            position,
                            limit.cores,
                            cpuset,
                            cores.shared() || !cpuset.equals(cores.service()),
                            start.execToListenMs(),
                            start.listenTo200Ms(),
                            start.execTo200Ms(),
                            start.gapMs()));
        }
    }
}
