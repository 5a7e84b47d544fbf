package dev.footprint.load.record;

/**
 * Outcomes and latencies of one kind of request, or of all. Only successes have their latency recorded: a refusal that
 * takes 50 us is no fast answer.
 */
public final class Tally {

    private final long[] counts = new long[Outcome.values().length];
    private final Latencies latencies = new Latencies();

    void ok(long sinceDue, long sinceSend) {
        counts[Outcome.OK.ordinal()]++;
        latencies.record(sinceDue, sinceSend);
    }

    void failed(Outcome outcome) {
        counts[outcome.ordinal()]++;
    }

    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        latencies.add(other.latencies);
    }

    public long count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** Requests that ended in any way. */
    public long ended() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    public Latencies latencies() {
        return latencies;
    }
}
