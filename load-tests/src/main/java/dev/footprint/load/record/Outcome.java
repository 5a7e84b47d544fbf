package dev.footprint.load.record;

/** How a request ended; each ends in exactly one way. */
public enum Outcome {
    /** A whole, well-formed response with status 200. */
    OK,
    /** A whole, well-formed response with any other status. */
    STATUS_FAILURE,
    /** No connection: refused, or no port left. */
    CONNECT_ERROR,
    /** The server closed or reset the connection before the response was complete. */
    RESET,
    /** Connecting, or the response, took longer than the time-out. */
    TIMEOUT,
    /** What came was not a response. */
    MALFORMED
}
