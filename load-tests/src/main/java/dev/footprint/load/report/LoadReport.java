package dev.footprint.load.report;

import dev.footprint.load.record.Outcome;
import dev.footprint.load.record.Recorder;
import org.HdrHistogram.Histogram;

/**
 * What one run found. {@code requested} is the sum of {@code completed}, the four kinds of failure on the way, and
 * {@code unfinished}.
 *
 * @param completed whole, well-formed responses: {@code ok} and {@code statusFailures}
 * @param unfinished not sent, or still without response, when the deadline came
 * @param elapsedNanos from the first connect to the last response, or to the deadline
 * @param latencies null when no request succeeded
 */
public record LoadReport(
        long requested,
        long completed,
        long ok,
        long statusFailures,
        long connectErrors,
        long resets,
        long timeouts,
        long malformed,
        long unfinished,
        long elapsedNanos,
        Latencies latencies) {

    /** Of successes, in nanoseconds. */
    public record Latencies(long p50, long p90, long p99, long max) {}

    public static LoadReport of(long requested, Recorder recorder, long elapsedNanos) {
        long ok = recorder.count(Outcome.OK);
        long statusFailures = recorder.count(Outcome.STATUS_FAILURE);
        long connectErrors = recorder.count(Outcome.CONNECT_ERROR);
        long resets = recorder.count(Outcome.RESET);
        long timeouts = recorder.count(Outcome.TIMEOUT);
        long malformed = recorder.count(Outcome.MALFORMED);
        long completed = ok + statusFailures;
        return new LoadReport(
                requested,
                completed,
                ok,
                statusFailures,
                connectErrors,
                resets,
                timeouts,
                malformed,
                requested - completed - connectErrors - resets - timeouts - malformed,
                elapsedNanos,
                ok == 0 ? null : latencies(recorder.latencies()));
    }

    private static Latencies latencies(Histogram histogram) {
        return new Latencies(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }

    /** One line; the latencies are null when there are none, because zero would be a very good one. */
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"event\":\"load\"");
        put(json, "requested", requested);
        put(json, "completed", completed);
        put(json, "ok", ok);
        put(json, "status_failures", statusFailures);
        put(json, "connect_errors", connectErrors);
        put(json, "resets", resets);
        put(json, "timeouts", timeouts);
        put(json, "malformed", malformed);
        put(json, "unfinished", unfinished);
        put(json, "elapsed_ns", elapsedNanos);
        put(json, "p50_ns", latencies == null ? null : latencies.p50());
        put(json, "p90_ns", latencies == null ? null : latencies.p90());
        put(json, "p99_ns", latencies == null ? null : latencies.p99());
        put(json, "max_ns", latencies == null ? null : latencies.max());
        return json.append('}').toString();
    }

    private static void put(StringBuilder json, String name, Long value) {
        json.append(",\"").append(name).append("\":").append(value);
    }
}
