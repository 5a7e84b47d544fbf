package dev.footprint.service.users;

/** The store holds as many users as it may. */
public final class StoreFullException extends StoreException {

    private static final long serialVersionUID = 1L;

    public StoreFullException() {
        super("the store is full", null);
    }
}
