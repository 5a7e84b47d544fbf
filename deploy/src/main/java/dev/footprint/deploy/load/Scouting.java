package dev.footprint.deploy.load;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.LoadObservation;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.Observation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Finds every contender's peak before the blocks: the slowest one's sets the rates that are the same for all, in all blocks.
 * What it finds is kept, and is in no figure. The floor's peak is the most that this generator can do on this machine.
 */
public final class Scouting implements Experiment {
    public static final String NAME = "scouting";

    private static final Series SERIES = new Series(NAME, null);
    private static final int CONNECTIONS = 64;

    private final Duration step;
    private final Map<String, Double> peaks = new HashMap<>();

    public Scouting(Duration step) {
        this.step = step;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return List.of();
    }

    @Override
    public List<Task> before(Contender contender) {
        return List.of(new Task(
                "scouting of " + contender.name(), "peak of " + contender.name(), bench -> scout(bench, contender)));
    }

    private void scout(Bench bench, Contender contender) throws ServiceFailure, InterruptedException {
        LoadScript script =
                LoadScript.with(contender.fullContract()).peak(List.of(CONNECTIONS), LoadExperiment.WARM_UP, step);
        Bench noting = new Bench(bench.engine(), bench.pod(), bench.tools(), observation -> {
            bench.sink().accept(observation);
            note(contender, observation);
        });
        LoadVisit.make(noting, contender, 0, SERIES, script);
    }

    private void note(Contender contender, Observation observation) {
        if (observation instanceof LoadObservation.Peak peak && !contender.floor() && peak.perSecond() > 0) {
            peaks.put(contender.name(), peak.perSecond());
        }
    }

    /** Requests per second of the slowest contender; empty before anything was found. */
    public OptionalDouble slowest() {
        return peaks.values().stream().mapToDouble(Double::doubleValue).min();
    }
}
