package dev.footprint.deploy.regression;

import dev.footprint.deploy.results.Summary;
import java.util.Optional;

/** Whether the machine was as fast in both runs, as far as its yardstick tells: the same piece of work on the service's core. */
final class MachineSpeed {
    /** The yardstick's best readings of two quiet runs lie closer together. */
    private static final double TOLERATED = 1.1;

    private MachineSpeed() {}

    /** @return what differs, in words; empty where nothing does or a run has no yardstick */
    static Optional<String> difference(Summary baseline, Summary current) {
        Double before = best(baseline);
        Double after = best(current);
        if (before == null || after == null || Math.max(before, after) <= TOLERATED * Math.min(before, after)) {
            return Optional.empty();
        }
        return Optional.of("the machine did the same piece of work in " + Math.round(before) + " us then and in "
                + Math.round(after) + " us now; measure both runs anew, one after the other");
    }

    private static Double best(Summary summary) {
        return summary.noise() == null ? null : summary.noise().yardstickUsMin();
    }
}
