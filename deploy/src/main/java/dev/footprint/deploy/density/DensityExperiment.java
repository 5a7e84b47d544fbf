package dev.footprint.deploy.density;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.limit.FoundLimits;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.CapacityObservation.Density;
import dev.footprint.deploy.results.MetricSpec;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** As many instances of one service at once as the machine holds, under the smallest limit that the same run has found. */
public final class DensityExperiment implements Experiment {
    public static final String NAME = "density";

    private final IntPredicate blocks;
    private final int most;
    private final FoundLimits limits;

    /**
     * @param blocks in which it fills the machine
     * @param most instances at once, however many the machine would hold
     * @param limits what is not in there runs under the compose file's limit
     */
    public DensityExperiment(IntPredicate blocks, int most, FoundLimits limits) {
        this.blocks = blocks;
        this.most = most;
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return List.of(
                metric("instances", "Instances at once", "1", Density::instances),
                metric(
                        "memory_per_instance",
                        "Memory of the machine per instance",
                        "bytes",
                        Density::memoryPerInstance),
                metric("rss_per_instance", "RSS per instance", "bytes", d -> d.rssBytes() / d.instances()),
                metric("pss_per_instance", "PSS per instance", "bytes", d -> d.pssBytes() / d.instances()),
                metric(
                        "shim_per_instance",
                        "PSS of the runtime's shim per instance",
                        "bytes",
                        Density::shimPerInstance));
    }

    private static MetricSpec metric(String id, String title, String unit, Function<Density, Number> value) {
        return MetricSpec.of(NAME + "." + id, title, unit, Density.class, o -> true, value, Density::block);
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        return contender.floor() || !blocks.test(block)
                ? List.of()
                : List.of(new Task(
                        "density of " + contender.name(),
                        "many of " + contender.name(),
                        bench -> run(bench, contender, block)));
    }

    private void run(Bench bench, Contender contender, int block) throws ServiceFailure, InterruptedException {
        OptionalLong smallest = limits.of(contender.name());
        Contender limited = smallest.isPresent() ? contender.withMemory(smallest.getAsLong()) : contender;
        new DensityRun(bench, limited, block, most).run();
    }
}
