package dev.footprint.json;

import java.util.stream.Stream;

/**
 * The JVMs that are measured: the collector that one core gets by default, and half of the container's memory as heap. What is hot
 * is compiled while the benchmark waits ({@code -Xbatch}): on one core a compiler in the background gets half of the time, and the
 * slow code the other half, so that after seconds of warm-up half of the samples still were of code that nobody would call warm.
 */
final class MeasuredJvm {
    static final String[] FLAGS = {"-Xbatch", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:-UsePerfData"};

    private MeasuredJvm() {}

    /**
     * For time alone; a process whose memory is read does without both. The heap has its size from the start: one that grows
     * collects after every other megabyte for a second or two, and 10,000 users were parsed at a quarter of their speed. And JMH's
     * and the library's classes come linked from an AOT cache (the Dockerfile writes it), half of what a JVM needs before it
     * measures. No profile is in it: a JVM that knew beforehand what will be hot would not be the one that the others are held
     * against.
     */
    static String[] timed(Library library) {
        return Stream.concat(
                        Stream.of("-XX:AOTCache=/app/" + library.artifact() + ".aot", "-XX:InitialRAMPercentage=50"),
                        Stream.of(FLAGS))
                .toArray(String[]::new);
    }
}
