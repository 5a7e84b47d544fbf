package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;

/** The article's ten thousand tasks. */
final class TasksTable {
    private static final String MEMORY = "tasks.memory_per_task";

    private TasksTable() {}

    static ProgramSection section(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (String kind : ProgramSection.contenders(summary, MEMORY)) {
            List<String> row = new ArrayList<>(List.of(kind, bytes(summary, kind)));
            row.addAll(ProgramSection.claim(summary, MEMORY, kind));
            for (String metric : List.of(
                    "tasks.10000.start",
                    "tasks.10000.finish",
                    "tasks.10000.delay_p99",
                    "tasks.100000.finish",
                    "tasks.pipeline")) {
                row.add(ProgramSection.cell(summary, metric, kind));
            }
            row.add(limit(summary, kind));
            rows.add(row);
        }
        List<String> header = List.of(
                "tasks",
                "memory of one, bytes",
                "the article says",
                "verdict",
                "10,000 begun, ms",
                "10,000 answered, ms",
                "10,000: delay p99, us",
                "100,000 answered, ms",
                "jobs a second through channels",
                "100,000 in 96 MiB");
        return new ProgramSection(
                "Ten thousand tasks", List.of(new DataTable("Waiting tasks", header, rows)), why(summary));
    }

    /** A task is too small to be told in MB. */
    private static String bytes(Summary summary, String kind) {
        return Figures.figure(summary, MEMORY, kind)
                .map(f -> Math.round(f.median())
                        + (f.busyBlocks() > 0 ? Words.BUSY : "")
                        + (f.hasInterval() ? " [" + Math.round(f.low()) + "-" + Math.round(f.high()) + "]" : ""))
                .orElse("-");
    }

    private static String limit(Summary summary, String kind) {
        boolean killed = Figures.figure(summary, "tasks.limit.killed", kind)
                .filter(f -> f.median() > 0)
                .isPresent();
        return killed
                ? "killed"
                : Figures.figure(summary, "tasks.limit.exit", kind)
                        .map(f -> f.median() > 0 ? "fails with an error" : "fits")
                        .orElse("-");
    }

    private static String why(Summary summary) {
        return Figures.figure(summary, MEMORY, "goroutine").isEmpty()
                ? ""
                : "The article counts a goroutine's stack alone (2,048 bytes when it starts); a waiting one costs "
                        + bytes(summary, "goroutine")
                        + " bytes, because the runtime's own record of it and of what it waits for stays, too.";
    }
}
