package dev.footprint.load.report;

import dev.footprint.load.record.Interval;
import dev.footprint.load.record.Recorder;
import dev.footprint.load.record.Tally;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestKind;
import dev.footprint.load.run.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one run found.
 *
 * @param open whether it was an open loop
 * @param elapsedNanos from the first request due to the last response, or to the deadline
 * @param fromSend latencies; null when no request succeeded
 * @param fromDue the same from due time; null in a closed loop too, which has no due times
 * @param connects how long connecting took; null when no connection was made
 * @param kinds the same for each kind of request, when there is more than one
 */
public record LoadReport(
        boolean open,
        Counts counts,
        long elapsedNanos,
        Percentiles fromSend,
        Percentiles fromDue,
        long connections,
        Percentiles connects,
        long idleCloses,
        Generator generator,
        List<Kind> kinds,
        List<Interval> intervals) {

    /** One kind of request; how many of it were asked for is not known beforehand, so nothing here is unfinished. */
    public record Kind(String name, Counts counts, Percentiles fromSend, Percentiles fromDue) {}

    public static LoadReport of(boolean open, Mix mix, Recorder recorder, RunEnd end, Duration lagBound) {
        Tally total = recorder.total();
        return new LoadReport(
                open,
                Counts.of(end.requested(), total),
                end.elapsedNanos(),
                Percentiles.of(total.latencies().fromSend()),
                open ? Percentiles.of(total.latencies().fromDue()) : null,
                recorder.connects().getTotalCount(),
                Percentiles.of(recorder.connects()),
                recorder.idleCloses(),
                Generator.of(recorder.generator(), end, open, lagBound),
                kinds(open, mix, recorder),
                recorder.intervals());
    }

    private static List<Kind> kinds(boolean open, Mix mix, Recorder recorder) {
        List<Kind> kinds = new ArrayList<>();
        if (mix.kinds().size() > 1) {
            for (RequestKind kind : mix.kinds()) {
                Tally tally = recorder.tallies().get(kind.index());
                kinds.add(new Kind(
                        kind.name(),
                        Counts.of(tally.ended(), tally),
                        Percentiles.of(tally.latencies().fromSend()),
                        open ? Percentiles.of(tally.latencies().fromDue()) : null));
            }
        }
        return kinds;
    }

    /** Successes per second. */
    public double okPerSecond() {
        return counts.ok() * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, elapsedNanos);
    }
}
