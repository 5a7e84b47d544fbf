package dev.footprint.load.record;

/**
 * What happened in one piece of a run, a second by default. Latencies are nanoseconds to two significant digits, from
 * due time, of the successes that ended in it; 0 when there were none.
 *
 * @param from its beginning in nanoseconds since the run's start
 * @param span its length; shorter than the others when it is the last
 */
public record Interval(long from, long span, long ok, long failed, long p50, long p99, long max) {}
