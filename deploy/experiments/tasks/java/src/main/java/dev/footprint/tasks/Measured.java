package dev.footprint.tasks;

import java.io.IOException;

/**
 * One measurement, in a JVM of its own that does nothing else: {@code VIRTUAL timing COUNT}, {@code memory COUNT HELD},
 * {@code pipeline}. Without the command line of {@link Main}: on one core picocli takes a cold JVM longer than a thousand tasks,
 * and {@code all} starts ten of these.
 */
final class Measured {
    private Measured() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Kind kind = Kind.valueOf(args[0]);
        Lines.print(
                kind,
                switch (args[1]) {
                    case "timing" -> Timing.measure(kind, Integer.parseInt(args[2]));
                    case "memory" -> Memory.measure(kind, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
                    case "pipeline" -> Pipeline.measure(kind);
                    default -> throw new IllegalArgumentException("there is no measurement " + args[1]);
                });
        System.out.flush();
        // Ten thousand platform threads that end one after the other take longer than all that is measured.
        Runtime.getRuntime().halt(0);
    }
}
