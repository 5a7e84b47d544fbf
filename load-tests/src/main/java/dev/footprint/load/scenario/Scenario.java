package dev.footprint.load.scenario;

import dev.footprint.load.Limits;
import dev.footprint.load.request.RequestSpec;
import java.time.Duration;
import java.util.List;

/**
 * Phases that run one after the other against one service.
 *
 * @param requests empty when the URL that the scenario is pointed at is all that is asked for
 */
record Scenario(String name, List<RequestSpec> requests, boolean constantBody, List<Phase> phases) {

    Scenario {
        Duration all = phases.stream().map(Phase::length).reduce(Duration.ZERO, Duration::plus);
        if (all.compareTo(Limits.LONGEST) > 0) {
            throw new IllegalArgumentException("a scenario takes at most " + Limits.LONGEST.toMinutes()
                    + " min, and this one would take " + all.toMinutes());
        }
        boolean peakKnown = false;
        for (Phase phase : phases) {
            peakKnown |= phase instanceof Phase.FindPeak;
            if (!peakKnown && needsPeak(phase)) {
                throw new IllegalArgumentException("phase '" + phase.settings().name()
                        + "' has a rate in % of the peak, but no phase before it looks for the peak");
            }
        }
    }

    private static boolean needsPeak(Phase phase) {
        return phase instanceof Phase.Open open && open.needsPeak();
    }

    /** Whether any rate depends on the peak, so that one that is known already saves looking for it. */
    boolean usesPeak() {
        return phases.stream().anyMatch(Scenario::needsPeak);
    }
}
