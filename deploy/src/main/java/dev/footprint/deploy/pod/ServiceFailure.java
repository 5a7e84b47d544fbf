package dev.footprint.deploy.pod;

import dev.footprint.deploy.engine.Ending;

/** A service did not do what was waited for; the message is one sentence with cause and remedy. */
public final class ServiceFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Ending ending;

    public ServiceFailure(String message, Ending ending) {
        super(message);
        this.ending = ending;
    }

    /** How its container stood at that moment; null when there was none yet. */
    public Ending ending() {
        return ending;
    }
}
