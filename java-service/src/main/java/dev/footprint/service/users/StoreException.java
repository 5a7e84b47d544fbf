package dev.footprint.service.users;

/** What a store says besides its results. Without stack traces: these are answers to a caller, not faults to be found. */
public abstract sealed class StoreException extends RuntimeException
        permits StoreDownException, EmailTakenException, StoreFullException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
