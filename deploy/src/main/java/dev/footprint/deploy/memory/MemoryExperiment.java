package dev.footprint.deploy.memory;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.StartShare;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.MetricSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What does a service need, idle and after some requests? Answered in some of the blocks. */
public final class MemoryExperiment implements Experiment {
    public static final String NAME = "memory";

    /** A time line takes about two seconds more than the readings alone. */
    private static final int TIME_LINES = 2;

    private final IntPredicate blocks;
    private final int requests;

    /** @param blocks in which memory is measured */
    public MemoryExperiment(IntPredicate blocks, int requests) {
        this.blocks = blocks;
        this.requests = requests;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return MetricSpec.memory();
    }

    @Override
    public Optional<StartShare> ofStart(Contender contender, int block) {
        return contender.floor() || !blocks.test(block)
                ? Optional.empty()
                : Optional.of(new StartShare(true, this::measure));
    }

    private void measure(Bench bench, StartedService service, int block, int position)
            throws ServiceFailure, InterruptedException {
        MemoryMeter meter = new MemoryMeter(bench.engine(), bench.pod(), bench.tools(), requests);
        bench.alive(service, "while its memory was measured, or under the " + requests + " requests for that", () -> {
            if (hasTimeLine(block)) {
                meter.measureWithTimeLine(service, block, bench.sink());
            } else {
                meter.measure(service, block, bench.sink());
            }
        });
    }

    /** The first few of the blocks in which memory is measured have one. */
    private boolean hasTimeLine(int block) {
        return IntStream.rangeClosed(1, block).filter(blocks).count() <= TIME_LINES;
    }
}
