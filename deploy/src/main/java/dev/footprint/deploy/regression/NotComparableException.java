package dev.footprint.deploy.regression;

/** The two runs say nothing about each other; the message names cause and remedy. */
public final class NotComparableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotComparableException(String message) {
        super(message);
    }
}
