package dev.footprint.deploy.load;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.MetricSpec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/** How much can a service do, how long do answers take at the same rates for all, and what does a request cost? */
public final class LoadExperiment implements Experiment {
    public static final String NAME = "load";

    /** However short the steps are: a JIT compiler that shares one core with the requests needs most of it. */
    public static final Duration WARM_UP = Duration.ofSeconds(15);

    /** Rates that mean the same in every run; those above {@link #HIGHEST} of the slowest contender's peak are left out. */
    static final List<Integer> ABSOLUTE = List.of(1000, 5000);

    static final List<Integer> PERCENT = List.of(50, 70, 90);

    private static final double HIGHEST = 0.9;
    private static final List<Integer> CONNECTIONS = List.of(32, 96);
    private static final Series SERIES = new Series(NAME, null);

    private final IntPredicate blocks;
    private final Duration step;
    private final Scouting scouting;

    /**
     * @param blocks in which load is measured
     * @param step length of a step
     */
    public LoadExperiment(IntPredicate blocks, Duration step, Scouting scouting) {
        this.blocks = blocks;
        this.step = step;
        this.scouting = scouting;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return LoadMetrics.all();
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        return contender.floor() || !blocks.test(block)
                ? List.of()
                : List.of(new Task(
                        "load of " + contender.name(),
                        "load on " + contender.name(),
                        bench -> LoadVisit.make(bench, contender, block, SERIES, script(contender))));
    }

    private LoadScript script(Contender contender) {
        LoadScript script = LoadScript.with(contender.fullContract()).peak(CONNECTIONS, WARM_UP, step);
        OptionalDouble slowest = scouting.slowest();
        if (slowest.isPresent()) {
            PERCENT.forEach(p -> script.at("at-" + p, Math.max(1, (long) (slowest.getAsDouble() * p / 100)), step));
            ABSOLUTE.stream()
                    .filter(rate -> rate <= HIGHEST * slowest.getAsDouble())
                    .forEach(rate -> script.at("at-" + rate, rate, step));
        }
        return script;
    }
}
