package dev.footprint.deploy.regression;

import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.MedianShift;
import java.util.Set;

/**
 * One contender's figure in both runs.
 *
 * @param shift from the baseline to the current run, what the floor lost as well taken off
 * @param floor how many times slower the floor was, where that was taken off; otherwise 1
 */
record Judged(Summary.Metric metric, Summary.Figure before, Summary.Figure after, MedianShift shift, double floor) {
    private static final String COLD_START = "cold_start.";
    private static final String LOAD = "load.";
    /** Of load those that mean the same in every run: rates that follow the slowest contender's peak do not. */
    private static final Set<String> OF_LOAD =
            Set.of("load.peak", "load.peak.cpu_per_request", "load.at_1000.p99", "load.memory.peak");

    static boolean isJudged(Summary.Metric metric) {
        return metric.headline() || OF_LOAD.contains(metric.id());
    }

    /** Whether the floor's figure says what the machine's share in it is. */
    static boolean hasFloor(Summary.Metric metric) {
        return metric.id().startsWith(COLD_START);
    }

    /** Whether other work on the machine moves it; memory it does not. */
    static boolean isTimed(Summary.Metric metric) {
        return hasFloor(metric)
                || metric.id().startsWith(LOAD) && !metric.unit().equals("bytes");
    }

    double pWorse(double allowed) {
        return moreIsBetter() ? shift.pBelow(1 / allowed) : shift.pAbove(allowed);
    }

    double pBetter(double allowed) {
        return moreIsBetter() ? shift.pAbove(allowed) : shift.pBelow(1 / allowed);
    }

    private boolean moreIsBetter() {
        return metric.unit().equals("1/s");
    }
}
