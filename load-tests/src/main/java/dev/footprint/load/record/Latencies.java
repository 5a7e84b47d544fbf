package dev.footprint.load.record;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies of successes in nanoseconds, to three significant digits. */
public final class Latencies {

    static final long LONGEST = TimeUnit.HOURS.toNanos(1);

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram fromSend = new Histogram(LONGEST, SIGNIFICANT_DIGITS);
    private final Histogram fromDue = new Histogram(LONGEST, SIGNIFICANT_DIGITS);

    void record(long sinceDue, long sinceSend) {
        fromDue.recordValue(Math.clamp(sinceDue, 0, LONGEST));
        fromSend.recordValue(Math.clamp(sinceSend, 0, LONGEST));
    }

    void add(Latencies other) {
        fromDue.add(other.fromDue);
        fromSend.add(other.fromSend);
    }

    /** From a request's first byte sent to its response's last byte received. */
    public Histogram fromSend() {
        return fromSend;
    }

    /** From when a request was due, so with its waiting for a connection and with connecting. */
    public Histogram fromDue() {
        return fromDue;
    }
}
