package dev.footprint.load.record;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What the generator itself did to the latencies: how late it sent, how long it did not look, and how much of its time
 * it was busy. What is found here is the instrument's fault, not the service's.
 */
public final class GeneratorWatch {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final int SIGNIFICANT_DIGITS = 2;

    private final Histogram sendLags = new Histogram(LONGEST, SIGNIFICANT_DIGITS);
    private long longestSendLag;
    private long longestPollGap;
    private long idleNanos;

    /** Between when a request could have gone out (it was due, and its connection free) and when it did. */
    public void sent(long lag) {
        sendLags.recordValue(Math.clamp(lag, 0, LONGEST));
        longestSendLag = Math.max(longestSendLag, lag);
    }

    /** Between two looks at what has come. */
    public void looked(long gap) {
        longestPollGap = Math.max(longestPollGap, gap);
    }

    /** Nothing was there to be done. */
    public void idle(long nanos) {
        idleNanos += nanos;
    }

    public Histogram sendLags() {
        return sendLags;
    }

    public long longestSendLag() {
        return longestSendLag;
    }

    public long longestPollGap() {
        return longestPollGap;
    }

    public long idleNanos() {
        return idleNanos;
    }
}
