package dev.footprint.load.report;

import java.util.List;

/**
 * What a search for the peak found.
 *
 * @param perSecond successes per second in the best step; 0 when nothing succeeded
 * @param connections of the best step
 * @param steady whether the warm-up ended because throughput had become steady, and not because its time was over
 */
public record Peak(double perSecond, int connections, boolean steady, long warmUpNanos, List<Step> steps) {

    /** @param perSecond median over the step's intervals */
    public record Step(int connections, double perSecond) {}
}
