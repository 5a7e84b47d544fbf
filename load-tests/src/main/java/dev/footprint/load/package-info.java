/**
 * A bounded load generator. {@code schedule} decides when a request is due, {@code request} what it says and what a
 * right answer is, {@code run} sends it and waits, {@code http} reads the response, {@code record} counts, {@code
 * report} prints, {@code scenario} puts runs together; no class does two of these.
 */
package dev.footprint.load;
