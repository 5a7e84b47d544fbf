package dev.footprint.service;

import sun.misc.Signal;

/** Signals, which Java has no public interface for. The pom compiles this class by itself. */
final class Signals {

    private Signals() {}

    /** Takes SIGTERM and SIGINT from the JVM. */
    static void onEnd(Runnable asked) {
        Signal.handle(new Signal("TERM"), signal -> asked.run());
        Signal.handle(new Signal("INT"), signal -> asked.run());
    }
}
