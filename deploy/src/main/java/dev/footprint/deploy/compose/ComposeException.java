package dev.footprint.deploy.compose;

/** The compose file cannot be used as it is; the message names the cause and the fix. */
public final class ComposeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ComposeException(String message) {
        super(message);
    }
}
