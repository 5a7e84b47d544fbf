package dev.footprint.load.scenario;

import dev.footprint.load.record.Interval;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides while a warm-up goes on whether its throughput has become steady. */
final class SteadyRule {

    private final Phase.Steady steady;
    private final Deque<Long> last = new ArrayDeque<>();

    SteadyRule(Phase.Steady steady) {
        this.steady = steady;
    }

    /** @return whether the last intervals, this one included, are steady */
    boolean isSteadyAfter(Interval interval) {
        last.addLast(interval.ok());
        if (last.size() > steady.intervals()) {
            last.removeFirst();
        }
        if (last.size() < steady.intervals()) {
            return false;
        }
        long[] sorted = last.stream().mapToLong(Long::longValue).sorted().toArray();
        double median = Medians.ofSorted(sorted);
        return median > 0 && sorted[sorted.length - 1] - sorted[0] <= steady.within() * median;
    }
}
