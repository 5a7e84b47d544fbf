package dev.footprint.service.users;

/** Another user has this email. */
public final class EmailTakenException extends StoreException {

    private static final long serialVersionUID = 1L;

    public EmailTakenException() {
        super("another user has this email", null);
    }
}
