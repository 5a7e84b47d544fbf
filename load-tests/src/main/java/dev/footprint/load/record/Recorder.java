package dev.footprint.load.record;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Everything that is counted while a run goes on. */
public final class Recorder {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Tally[] tallies;
    private final TimeSeries series;
    private final Histogram connects = new Histogram(Latencies.LONGEST, SIGNIFICANT_DIGITS);
    private final GeneratorWatch generator = new GeneratorWatch();
    private long idleCloses;

    /** @param kinds how many kinds of requests there are */
    public Recorder(int kinds, TimeSeries series) {
        tallies = new Tally[kinds];
        for (int i = 0; i < kinds; i++) {
            tallies[i] = new Tally();
        }
        this.series = series;
    }

    public void ended(int kind, Outcome outcome, long elapsed, long sinceDue, long sinceSend) {
        if (outcome == Outcome.OK) {
            tallies[kind].ok(sinceDue, sinceSend);
            series.ok(elapsed, sinceDue);
        } else {
            tallies[kind].failed(outcome);
            series.failed(elapsed);
        }
    }

    /** A connection was made, which took this many nanoseconds. */
    public void connected(long nanos) {
        connects.recordValue(Math.clamp(nanos, 0, Latencies.LONGEST));
    }

    /** The server ended a connection, or wrote to it, while no request was on it. */
    public void idleClosed() {
        idleCloses++;
    }

    public List<Tally> tallies() {
        return List.of(tallies);
    }

    public Tally total() {
        Tally total = new Tally();
        for (Tally tally : tallies) {
            total.add(tally);
        }
        return total;
    }

    public List<Interval> intervals() {
        return new ArrayList<>(series.intervals());
    }

    public TimeSeries series() {
        return series;
    }

    public GeneratorWatch generator() {
        return generator;
    }

    /** How long connecting took, in nanoseconds; its count is how many connections were made. */
    public Histogram connects() {
        return connects;
    }

    public long idleCloses() {
        return idleCloses;
    }
}
