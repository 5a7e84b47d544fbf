package dev.footprint.load.report;

import dev.footprint.load.record.GeneratorWatch;
import dev.footprint.load.run.RunEnd;
import java.time.Duration;
import java.util.Locale;

/**
 * What the generator did to an open loop's latencies, and whether they are to be believed.
 *
 * @param reason why not; null when they are
 */
public record Generator(
        long longestSendLag, long sendLagP99, long longestPollGap, double busy, boolean valid, String reason) {

    /** Beyond it the generator's own queue is in every latency. */
    static final double MOST_BUSY = 0.95;

    private static final double NANOS_PER_MS = 1e6;

    static Generator of(GeneratorWatch watch, RunEnd end, boolean open, Duration bound) {
        double busy = Math.clamp(1 - (double) watch.idleNanos() / Math.max(1, end.elapsedNanos()), 0, 1);
        String reason = end.interrupted() ? "interrupted" : open ? reason(watch, busy, bound.toNanos()) : null;
        return new Generator(
                watch.longestSendLag(),
                watch.sendLags().getValueAtPercentile(99),
                watch.longestPollGap(),
                busy,
                reason == null,
                reason);
    }

    private static String reason(GeneratorWatch watch, double busy, long bound) {
        if (watch.longestSendLag() > bound) {
            return "the generator sent a request " + milliseconds(watch.longestSendLag()) + " ms late, more than "
                    + milliseconds(bound);
        }
        if (watch.longestPollGap() > bound) {
            return "the generator did not look for responses for " + milliseconds(watch.longestPollGap())
                    + " ms, more than " + milliseconds(bound);
        }
        if (busy > MOST_BUSY) {
            return "the generator was busy all the time: its own queue is in the latencies";
        }
        return null;
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MS);
    }
}
