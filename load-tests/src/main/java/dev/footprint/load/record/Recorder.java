package dev.footprint.load.record;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Counts outcomes and keeps latencies. Only successes have their latency recorded: a refusal that takes 50 us is no
 * fast answer.
 */
public final class Recorder {

    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final long[] counts = new long[Outcome.values().length];
    private final Histogram latencies = new Histogram(LONGEST, SIGNIFICANT_DIGITS);

    /** @param latency nanoseconds from the request's first byte sent to the response's last byte received */
    public void ok(long latency) {
        counts[Outcome.OK.ordinal()]++;
        latencies.recordValue(Math.clamp(latency, 0, LONGEST));
    }

    public void failed(Outcome outcome) {
        if (outcome == Outcome.OK) {
            throw new IllegalArgumentException("a success has a latency");
        }
        counts[outcome.ordinal()]++;
    }

    public long count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** Latencies of successes in nanoseconds, to three significant digits. */
    public Histogram latencies() {
        return latencies;
    }
}
