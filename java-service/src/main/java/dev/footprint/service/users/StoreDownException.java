package dev.footprint.service.users;

/** The store cannot be reached or does not answer. */
public final class StoreDownException extends StoreException {

    private static final long serialVersionUID = 1L;

    public StoreDownException(Throwable cause) {
        super("the store cannot be reached", cause);
    }
}
