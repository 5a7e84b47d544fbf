package dev.footprint.load.scenario;

import dev.footprint.load.record.Interval;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.report.LoadReport;

/** Writes a run's intervals and then its result. */
record PhaseOutput(JsonLines lines) {

    void write(JsonLines.Phase phase, LoadReport report) {
        for (Interval interval : report.intervals()) {
            lines.interval(phase, interval);
        }
        lines.load(phase, report);
    }
}
