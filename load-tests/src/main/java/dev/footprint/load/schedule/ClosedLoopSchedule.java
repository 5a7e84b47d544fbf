package dev.footprint.load.schedule;

import java.time.Duration;

/**
 * A request is due as soon as a connection is free, until the budget is spent. Finds a service's peak, and hides its
 * stalls: while it stalls nothing is due, so few requests see the stall (coordinated omission). For latencies at a
 * given rate an open loop is needed.
 */
public final class ClosedLoopSchedule implements Schedule {

    private final long mostRequests;
    private final long length;
    private final boolean counted;
    private long taken;
    private boolean ended;

    private ClosedLoopSchedule(long mostRequests, long length, boolean counted) {
        this.mostRequests = mostRequests;
        this.length = length;
        this.counted = counted;
    }

    public static ClosedLoopSchedule of(long requests) {
        return new ClosedLoopSchedule(requests, NEVER, true);
    }

    /** As many requests as fit into the time, but never more than {@code most}. */
    public static ClosedLoopSchedule lasting(Duration length, long most) {
        return new ClosedLoopSchedule(most, length.toNanos(), false);
    }

    @Override
    public long nextDue(long elapsed) {
        return ended || taken == mostRequests || elapsed >= length ? NEVER : elapsed;
    }

    @Override
    public void take() {
        taken++;
    }

    /** Nothing is due any more, whatever is left of the budget. */
    public void end() {
        ended = true;
    }

    @Override
    public long most() {
        return mostRequests;
    }

    @Override
    public long requested() {
        return counted ? mostRequests : taken;
    }

    @Override
    public boolean isOpen() {
        return false;
    }
}
