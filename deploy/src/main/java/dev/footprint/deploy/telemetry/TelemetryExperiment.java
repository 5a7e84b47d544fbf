package dev.footprint.deploy.telemetry;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.load.LoadExperiment;
import dev.footprint.deploy.load.LoadScript;
import dev.footprint.deploy.load.LoadVisit;
import dev.footprint.deploy.load.Scouting;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.MetricSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** What does telemetry cost? The same service with its SDK off, on, and sampled, in a random order in each block. */
public final class TelemetryExperiment implements Experiment {
    public static final String NAME = "telemetry";

    static final String STEP = "equal-rate";

    private static final List<Integer> CONNECTIONS = List.of(64);

    private final IntPredicate blocks;
    private final Duration step;
    private final Scouting scouting;
    private final long seed;

    /** @param seed of the variants' order in each block */
    public TelemetryExperiment(IntPredicate blocks, Duration step, Scouting scouting, long seed) {
        this.blocks = blocks;
        this.step = step;
        this.scouting = scouting;
        this.seed = seed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return TelemetryMetrics.all();
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        if (contender.floor() || !blocks.test(block)) {
            return List.of();
        }
        List<Variant> order = new ArrayList<>(Arrays.asList(Variant.values()));
        Collections.shuffle(
                order, new Random(seed * 31 + block * 7919L + contender.name().hashCode()));
        return order.stream().map(variant -> task(contender, variant, block)).toList();
    }

    private Task task(Contender contender, Variant variant, int block) {
        return new Task(
                "telemetry of " + contender.name(),
                contender.name() + ", telemetry " + variant.words,
                bench -> LoadVisit.make(
                        bench,
                        contender.with(variant.variables),
                        block,
                        new Series(NAME, variant.id),
                        script(contender)));
    }

    /** Half of what the slowest contender can do with its telemetry on, so that all can keep up in all variants. */
    private LoadScript script(Contender contender) {
        LoadScript script = LoadScript.with(contender.fullContract()).peak(CONNECTIONS, LoadExperiment.WARM_UP, step);
        scouting.slowest().ifPresent(peak -> script.at(STEP, Math.max(1, (long) (peak / 2)), step));
        return script;
    }
}
