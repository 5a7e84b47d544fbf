package dev.footprint.load.report;

import dev.footprint.load.record.Outcome;
import dev.footprint.load.record.Tally;

/**
 * How requests ended. {@code requested} is the sum of {@code completed}, the four kinds of failure on the way, and
 * {@code unfinished}.
 */
public record Counts(
        long requested,
        long ok,
        long statusFailures,
        long wrongAnswers,
        long connectErrors,
        long resets,
        long timeouts,
        long malformed) {

    static Counts of(long requested, Tally tally) {
        return new Counts(
                requested,
                tally.count(Outcome.OK),
                tally.count(Outcome.STATUS_FAILURE),
                tally.count(Outcome.WRONG_ANSWER),
                tally.count(Outcome.CONNECT_ERROR),
                tally.count(Outcome.RESET),
                tally.count(Outcome.TIMEOUT),
                tally.count(Outcome.MALFORMED));
    }

    /** Whole, well-formed responses, right or not. */
    public long completed() {
        return ok + statusFailures + wrongAnswers;
    }

    /** Not sent, or still without response, when the run ended. */
    public long unfinished() {
        return requested - completed() - connectErrors - resets - timeouts - malformed;
    }
}
