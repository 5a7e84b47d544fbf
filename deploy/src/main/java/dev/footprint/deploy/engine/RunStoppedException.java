package dev.footprint.deploy.engine;

/** The run is being stopped by a signal, so nothing new is created. */
public final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunStoppedException() {
        super("the run is being stopped: nothing new is created");
    }
}
