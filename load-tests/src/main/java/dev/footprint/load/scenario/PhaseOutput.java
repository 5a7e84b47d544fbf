package dev.footprint.load.scenario;

import dev.footprint.load.record.Interval;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.run.Stop;
import java.time.Duration;

/**
 * Writes a run's intervals and then its result.
 *
 * @param gap pause after each, in which somebody outside can read the service's meters
 */
record PhaseOutput(JsonLines lines, Duration gap, Stop stop) {

    private static final Duration SLICE = Duration.ofMillis(50);

    void write(JsonLines.Phase phase, LoadReport report) {
        for (Interval interval : report.intervals()) {
            lines.interval(phase, interval);
        }
        lines.load(phase, report);
        pause();
    }

    private void pause() {
        long end = System.nanoTime() + gap.toNanos();
        try {
            while (!stop.isRequested() && System.nanoTime() < end) {
                Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, SLICE.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
