package dev.footprint.json;

/** The JVMs that are measured: the collector that one core gets by default, and half of the container's memory as heap. */
final class MeasuredJvm {
    static final String[] FLAGS = {"-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:-UsePerfData"};

    private MeasuredJvm() {}
}
