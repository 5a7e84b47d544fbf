package dev.footprint.load.schedule;

/**
 * A request is due as soon as a connection is free, until the budget is spent. Finds a service's peak, and hides its
 * stalls: while it stalls nothing is due, so few requests see the stall (coordinated omission). For latencies at a
 * given rate an open loop is needed.
 */
public final class ClosedLoopSchedule {

    private int left;

    public ClosedLoopSchedule(int requests) {
        this.left = requests;
    }

    /** @return false when no request is left to send */
    public boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
