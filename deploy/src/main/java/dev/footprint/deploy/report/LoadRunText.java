package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.LoadObservation.Failures;
import dev.footprint.deploy.results.LoadObservation.Latency;
import dev.footprint.deploy.results.LoadObservation.Peak;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario's steps as plain text, one run each: no intervals, because nothing was repeated. */
public final class LoadRunText {
    private static final int WIDTH = 120;
    private static final String NONE = "-";

    private LoadRunText() {}

    public static String render(Environment environment, List<Observation> observations) {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Observation observation : observations) {
            switch (observation) {
                case Step step -> {
                    rows.add(row(step));
                    note(step, notes);
                }
                case Peak peak ->
                    notes.add(peak.contender() + ": peak " + Numbers.significant(peak.perSecond()) + " requests/s with "
                            + peak.connections() + " connections"
                            + (peak.steady() ? "" : "; the warm-up before it had not become steady"));
                case Observation.Failure failure -> notes.add(failure.contender() + ": " + failure.reason());
                default -> {
                    // not of a scenario
                }
            }
        }
        DataTable table = new DataTable(
                "One run of each step; latencies in ms, from due time in an open loop, from sending in a closed one",
                List.of(
                        "service",
                        "step",
                        "asked/s",
                        "ok/s",
                        "failed",
                        "p50",
                        "p90",
                        "p99",
                        "p99.9",
                        "max",
                        "CPU us/req",
                        "RSS MB"),
                rows);
        List<String> lines = new ArrayList<>(LoadText.table(table, WIDTH));
        notes.add(LoadTables.cores(environment));
        notes.forEach(note -> lines.addAll(Words.wrap("- " + Words.printable(note), WIDTH, "  ")));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> row(Step step) {
        Latency latency = step.ratePerSecond() == null ? step.fromSend() : step.fromDue();
        List<String> row = new ArrayList<>(List.of(
                step.contender(),
                step.step() + (step.warmUp() && !step.step().contains("warm-up") ? " (warm-up)" : ""),
                step.ratePerSecond() == null ? "closed" : Numbers.significant(step.ratePerSecond()),
                Numbers.significant(step.okPerSecond()),
                String.valueOf(step.failures().all())));
        if (latency == null) {
            row.addAll(List.of(NONE, NONE, NONE, NONE, NONE));
        } else {
            row.addAll(List.of(
                    Numbers.significant(latency.p50Ms()),
                    Numbers.significant(latency.p90Ms()),
                    Numbers.significant(latency.p99Ms()),
                    Numbers.significant(latency.p999Ms()),
                    Numbers.significant(latency.maxMs())));
        }
        row.add(step.cpuPerRequestUs() == null ? NONE : Numbers.significant(step.cpuPerRequestUs()));
        row.add(step.rssBytes() == null ? NONE : Numbers.value(step.rssBytes(), "bytes"));
        return row;
    }

    private static void note(Step step, List<String> notes) {
        String where = step.contender() + ", " + step.step() + ": ";
        if (step.failures().all() > 0) {
            notes.add(where + words(step.failures()));
        }
        if (!step.valid()) {
            notes.add(where + "its latencies are not to be believed, " + step.reason());
        }
        if (step.generatorIsBusy()) {
            notes.add(where + "the generator was busy more than 90 % of the time, so the limit may be its own");
        }
    }

    private static String words(Failures failures) {
        Map<String, Long> classes = new LinkedHashMap<>();
        classes.put("another status", failures.statusFailures());
        classes.put("a wrong body", failures.wrongAnswers());
        classes.put("no connection", failures.connectErrors());
        classes.put("connection ended before the answer", failures.resets());
        classes.put("time-out", failures.timeouts());
        classes.put("no HTTP", failures.malformed());
        classes.put("unfinished", failures.unfinished());
        List<String> parts = new ArrayList<>();
        classes.forEach((name, count) -> {
            if (count > 0) {
                parts.add(count + " " + name);
            }
        });
        return "failed requests: " + String.join(", ", parts);
    }
}
