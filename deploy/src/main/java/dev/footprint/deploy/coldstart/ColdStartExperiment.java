package dev.footprint.deploy.coldstart;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.StartShare;
import dev.footprint.deploy.results.MetricSpec;
import java.util.List;
import java.util.Optional;

/** How long does a start take, and where does the time go? Answered in every block. */
public final class ColdStartExperiment implements Experiment {
    public static final String NAME = "coldstart";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return MetricSpec.coldStart();
    }

    @Override
    public Optional<StartShare> ofStart(Contender contender, int block) {
        return Optional.of(new StartShare(
                false,
                (bench, service, number, position) ->
                        bench.sink().accept(ColdStart.observation(service, number, position))));
    }
}
