package dev.footprint.deploy.engine;

/** The container engine refused or did not answer; the message says what was asked of it and what to do. */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    public EngineException(String message) {
        super(message);
    }
}
