package dev.footprint.load.scenario;

import dev.footprint.load.record.Interval;
import dev.footprint.load.report.LoadReport;

/** Medians of what intervals say. */
final class Medians {

    private static final double NANOS = 1e9;

    private Medians() {}

    static double ofSorted(long[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }

    /** Successes per second in the middle of the whole intervals; over all of the run when there are none. */
    static double perSecond(LoadReport report, long span) {
        long[] sorted = report.intervals().stream()
                .filter(i -> i.span() == span)
                .mapToLong(Interval::ok)
                .sorted()
                .toArray();
        return sorted.length == 0 ? report.okPerSecond() : ofSorted(sorted) * NANOS / span;
    }
}
