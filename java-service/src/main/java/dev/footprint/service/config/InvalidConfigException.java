package dev.footprint.service.config;

/** A setting that the service cannot start with; the message is meant for whoever set it. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidConfigException(String message) {
        super(message);
    }
}
