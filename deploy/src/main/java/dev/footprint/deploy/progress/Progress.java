package dev.footprint.deploy.progress;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A progress bar with the time left. Steps are of kinds (a Java start takes far longer than a Go start), and the time
 * left is what the remaining steps of each kind will take at the mean of those done.
 */
public final class Progress {
    private static final int WIDTH = 24;
    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean interactive;
    private final Map<String, Integer> planned = new LinkedHashMap<>();
    private final Map<String, Integer> done = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();
    private long stepStarted = System.nanoTime();
    private long lastPlain;

    /** @param interactive whether a line may be overwritten; otherwise a line is written every ten seconds */
    public Progress(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    public void plan(String kind, int steps) {
        planned.merge(kind, steps, Integer::sum);
    }

    /** Steps that will not be made after all. */
    public void cancel(String kind) {
        planned.computeIfPresent(kind, (k, n) -> done.getOrDefault(k, 0));
    }

    public void begin(String kind, String text) {
        stepStarted = System.nanoTime();
        show(text);
    }

    public void end(String kind) {
        done.merge(kind, 1, Integer::sum);
        spent.merge(kind, System.nanoTime() - stepStarted, Long::sum);
    }

    private void show(String text) {
        int total = planned.values().stream().mapToInt(Integer::intValue).sum();
        int finished = done.values().stream().mapToInt(Integer::intValue).sum();
        String line =
                String.format(Locale.ROOT, "[%s] %d/%d %s%s", bar(finished, total), finished, total, leftText(), text);
        if (interactive) {
            out.print("\r\033[K" + line);
            out.flush();
        } else if (System.nanoTime() - lastPlain > PLAIN_EVERY_NANOS) {
            lastPlain = System.nanoTime();
            out.println(line);
        }
    }

    private static String bar(int finished, int total) {
        int filled = total == 0 ? 0 : WIDTH * Math.min(finished, total) / total;
        return "#".repeat(filled) + ".".repeat(WIDTH - filled);
    }

    /** Empty until every kind that remains has been seen once. */
    String leftText() {
        double nanos = 0;
        for (Map.Entry<String, Integer> kind : planned.entrySet()) {
            int finished = done.getOrDefault(kind.getKey(), 0);
            int remaining = kind.getValue() - finished;
            if (remaining > 0 && finished == 0) {
                return "";
            }
            nanos += remaining > 0 ? (double) remaining * spent.get(kind.getKey()) / finished : 0;
        }
        long seconds = Math.round(nanos / 1e9);
        return String.format(Locale.ROOT, "%d:%02d left  ", seconds / 60, seconds % 60);
    }

    /** A line of its own, above the bar. */
    public void say(String text) {
        out.println((interactive ? "\r\033[K" : "") + text);
    }

    public void finish() {
        if (interactive) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
