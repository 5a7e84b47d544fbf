package dev.footprint.load.run;

/** Asks whatever runs to end now, from another thread. */
public final class Stop {

    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }
}
