package dev.footprint.load.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Cuts a run into intervals of equal length; one in which nothing happened is there too. */
public final class TimeSeries {

    /** An hour of seconds is as long as a run may last. */
    private static final int MOST_INTERVALS = 3_600;

    // Emptied each second in the middle of measuring: with three digits that alone would take 50 us.
    private static final int SIGNIFICANT_DIGITS = 2;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    // One for all: another class at the place where it is called makes compiled code be thrown away.
    private static final Consumer<Interval> NOBODY = interval -> {};

    private final long span;
    private final Consumer<Interval> whenWhole;
    private final List<Interval> intervals = new ArrayList<>();
    private final Histogram latencies = new Histogram(LONGEST, SIGNIFICANT_DIGITS);
    private long from;
    private long ok;
    private long failed;

    /** @param span length of an interval in nanoseconds */
    public TimeSeries(long span) {
        this(span, NOBODY);
    }

    /**
     * @param span length of an interval in nanoseconds
     * @param whenWhole is told of each interval that is over, in the middle of the run; has to be quick
     */
    public TimeSeries(long span, Consumer<Interval> whenWhole) {
        this.span = span;
        this.whenWhole = whenWhole;
    }

    void ok(long elapsed, long latency) {
        advance(elapsed);
        ok++;
        latencies.recordValue(Math.clamp(latency, 0, LONGEST));
    }

    void failed(long elapsed) {
        advance(elapsed);
        failed++;
    }

    /** Closes what is over at {@code elapsed}. */
    public void advance(long elapsed) {
        while (elapsed - from >= span && intervals.size() < MOST_INTERVALS) {
            Interval whole = cut(span);
            whenWhole.accept(whole);
        }
    }

    /** Closes the last interval, which is as long as it is. */
    public void end(long elapsed) {
        advance(elapsed);
        if (ok + failed > 0) {
            cut(Math.min(span, elapsed - from));
        }
    }

    private Interval cut(long length) {
        Interval interval = new Interval(
                from,
                length,
                ok,
                failed,
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99),
                latencies.getMaxValue());
        intervals.add(interval);
        latencies.reset();
        from += length;
        ok = 0;
        failed = 0;
        return interval;
    }

    List<Interval> intervals() {
        return intervals;
    }
}
