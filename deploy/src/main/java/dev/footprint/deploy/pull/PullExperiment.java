package dev.footprint.deploy.pull;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.Images;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.CapacityObservation.Pull;
import dev.footprint.deploy.results.MetricSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The first pull of an image and the start after it, from a registry that is as fast as it can, and from one that is not. */
public final class PullExperiment implements Experiment {
    public static final String NAME = "pull";
    private static final String TAG = "latest";
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final double NANOS_PER_MS = 1e6;

    private final IntPredicate blocks;
    private final Map<String, PullableImage> images = new HashMap<>();

    /** @param blocks in which it pulls */
    public PullExperiment(IntPredicate blocks) {
        this.blocks = blocks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        List<MetricSpec> metrics = new ArrayList<>();
        for (Speed speed : Speed.values()) {
            String words = speed == Speed.FAST ? "First pull, no limit" : "First pull at 100 Mbit/s";
            metrics.add(metric(speed, "", words, "ms", Pull::pullMs));
            metrics.add(metric(speed, ".to_200", words + ", to the first 200", "ms", Pull::totalMs));
        }
        metrics.add(metric(Speed.LIMITED, ".bytes", "Bytes that the engine fetched", "bytes", Pull::fetchedBytes));
        return List.copyOf(metrics);
    }

    private static MetricSpec metric(Speed speed, String id, String title, String unit, Function<Pull, Number> value) {
        return MetricSpec.of(
                NAME + "." + speed.id() + id,
                title,
                unit,
                Pull.class,
                p -> p.speed().equals(speed.id()),
                value,
                Pull::block);
    }

    @Override
    public List<Task> before(Contender contender) {
        return contender.floor()
                ? List.of()
                : List.of(new Task(
                        "image of " + contender.name(),
                        "make " + contender.name() + " ready for pulling",
                        bench -> images.put(
                                contender.name(),
                                PullableImage.of(
                                        bench.engine(), contender.spec().image()))));
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        return contender.floor() || !blocks.test(block)
                ? List.of()
                : List.of(new Task(
                        "pull of " + contender.name(),
                        "pull " + contender.name(),
                        bench -> pulls(bench, contender, block)));
    }

    private void pulls(Bench bench, Contender contender, int block) throws ServiceFailure, InterruptedException {
        PullableImage image = images.get(contender.name());
        try (LocalRegistry registry = LocalRegistry.serving(bench, image)) {
            for (Speed speed : Speed.values()) {
                pull(bench, contender, block, registry, image, speed);
            }
        }
    }

    private static void pull(
            Bench bench, Contender contender, int block, LocalRegistry registry, PullableImage image, Speed speed)
            throws ServiceFailure, InterruptedException {
        Images engineImages = new Images(bench.engine());
        String repository = registry.repository(contender.name(), speed);
        try {
            long called = System.nanoTime();
            engineImages.pull(repository, TAG, WITHIN);
            double pullMs = (System.nanoTime() - called) / NANOS_PER_MS;
            try (StartedService service = bench.pod().start(contender.from(repository + ":" + TAG), 0)) {
                long fetched = requireFetched(registry, image, contender);
                bench.sink()
                        .accept(new Pull(
                                contender.name(),
                                block,
                                speed.id(),
                                fetched,
                                speed.leastMs(fetched),
                                pullMs,
                                service.createMs(),
                                service.startMs(),
                                (service.report().first200Ns()
                                                - service.report().execNs())
                                        / NANOS_PER_MS));
            }
        } finally {
            engineImages.remove(repository + ":" + TAG);
        }
    }

    /** What the engine took from elsewhere was no first pull. */
    private static long requireFetched(LocalRegistry registry, PullableImage image, Contender contender)
            throws InterruptedException {
        long fetched = registry.takeServed();
        if (fetched != image.bytes()) {
            throw new EngineException("the engine fetched " + fetched + " bytes of " + contender.name() + "'s "
                    + image.bytes() + ": it had the others already, so this was no first pull");
        }
        return fetched;
    }
}
