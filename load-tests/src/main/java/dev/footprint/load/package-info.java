/**
 * A bounded load generator. {@code schedule} decides when a request is due, {@code run} sends it and waits, {@code
 * http} reads the response, {@code record} counts, {@code report} prints; no class does two of these.
 */
package dev.footprint.load;
