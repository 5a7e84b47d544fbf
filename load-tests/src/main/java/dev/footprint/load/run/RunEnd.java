package dev.footprint.load.run;

/**
 * How a run ended.
 *
 * @param requested how many requests were asked for, or were sent in the time asked for
 * @param elapsedNanos from the first request due to the last response, or to the deadline
 * @param interrupted it was told to stop
 */
public record RunEnd(long requested, long elapsedNanos, boolean interrupted) {}
