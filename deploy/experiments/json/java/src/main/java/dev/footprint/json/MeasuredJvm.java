package dev.footprint.json;

/**
 * The JVMs that are measured: the collector that one core gets by default, and half of the container's memory as heap. What is hot
 * is compiled while the benchmark waits ({@code -Xbatch}): on one core a compiler in the background gets half of the time, and the
 * slow code the other half, so that after seconds of warm-up half of the samples still were of code that nobody would call warm.
 */
final class MeasuredJvm {
    static final String[] FLAGS = {"-Xbatch", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:-UsePerfData"};

    private MeasuredJvm() {}
}
