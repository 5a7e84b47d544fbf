package dev.footprint.load.record;

/** How a request ended; each ends in exactly one way. */
public enum Outcome {
    /** A whole, well-formed response with the expected status and, where it was looked at, the expected body. */
    OK,
    /** A whole, well-formed response with any other status. */
    STATUS_FAILURE,
    /** The expected status, but another body than before, or nothing that says what was created. */
    WRONG_ANSWER,
    /** No connection: refused, or no port left. */
    CONNECT_ERROR,
    /** The server closed or reset the connection before the response was complete. */
    RESET,
    /** Connecting, or the response, took longer than the time-out. */
    TIMEOUT,
    /** What came was not a response. */
    MALFORMED
}
