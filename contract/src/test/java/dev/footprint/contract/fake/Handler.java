package dev.footprint.contract.fake;

/** A service as a function. */
@FunctionalInterface
public interface Handler {
    Reply handle(Request request);
}
