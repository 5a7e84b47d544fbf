package dev.footprint.deploy.coldcache;

import dev.footprint.deploy.coldstart.ColdStart;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.memory.MemoryProbe;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.StartObservation.Cached;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A start right after the page cache has been asked to forget the image's files, and one right after that, which finds what
 * the first has read.
 */
public final class ColdCacheExperiment implements Experiment {
    public static final String NAME = "coldcache";

    static final String COLD = "cold";
    static final String WARM = "warm";

    private final IntPredicate blocks;

    public ColdCacheExperiment(IntPredicate blocks) {
        this.blocks = blocks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return ColdCacheMetrics.all();
    }

    /** The floor is left out: its binary is that of the pause container, which has it mapped, so that it stays where it is. */
    @Override
    public List<Task> inBlock(Contender contender, int block) {
        if (contender.floor() || !blocks.test(block)) {
            return List.of();
        }
        return List.of(new Task(
                "page cache of " + contender.name(), contender.name() + ", page cache cold and warm", bench -> {
                    bench.sink().accept(PageCache.evict(bench.engine(), bench.pod(), contender, block));
                    start(bench, contender, block, COLD);
                    start(bench, contender, block, WARM);
                }));
    }

    private static void start(Bench bench, Contender contender, int block, String cache)
            throws ServiceFailure, InterruptedException {
        try (StartedService service = bench.pod().start(contender, 0)) {
            Long read = read(bench, service);
            Observation.Start start = ColdStart.observation(service, block, 1);
            bench.sink()
                    .accept(new Cached(
                            contender.name(),
                            block,
                            cache,
                            start.execToListenMs(),
                            start.listenTo200Ms(),
                            start.execTo200Ms(),
                            start.gapMs(),
                            read));
        }
    }

    private static Long read(Bench bench, StartedService service) throws InterruptedException {
        try (MemoryProbe probe = MemoryProbe.attach(bench.engine(), bench.pod(), service)) {
            return probe.readFromDisks();
        }
    }
}
