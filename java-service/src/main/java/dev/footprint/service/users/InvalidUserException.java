package dev.footprint.service.users;

/** What somebody sent is no new user; the message says why. */
public final class InvalidUserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidUserException(String message) {
        super(message, null, false, false);
    }
}
