package dev.footprint.deploy.tasks;

import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.ProgramLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where in the programs' lines the metrics are found. */
final class TasksMetrics {
    private static final String NAME = TasksExperiment.NAME;
    private static final String MS = "ms";

    private TasksMetrics() {}

    static List<MetricSpec> all() {
        List<MetricSpec> metrics = new ArrayList<>();
        metrics.add(
                metric("memory_per_task", "Memory per waiting task", "bytes", "slope", l -> true, "bytes_per_task"));
        for (int count : TasksExperiment.COUNTS) {
            Predicate<ProgramLine> counted = line -> line.number("count") == count;
            String id = count + ".";
            String words = String.format(Locale.ROOT, "%,d tasks: ", count);
            metrics.add(metric(id + "start", words + "time until all have begun", MS, "timing", counted, "start_ms"));
            metrics.add(
                    metric(id + "finish", words + "time until all have answered", MS, "timing", counted, "finish_ms"));
            metrics.add(metric(
                    id + "delay_p50", words + "delay after the wait, p50", "us", "timing", counted, "delay_p50_us"));
            metrics.add(metric(
                    id + "delay_p99", words + "delay after the wait, p99", "us", "timing", counted, "delay_p99_us"));
            metrics.add(metric(id + "answered", words + "answers", "1", "timing", counted, "count"));
        }
        metrics.add(metric(
                "pipeline",
                "Jobs a second through 100 workers",
                "1/s",
                "pipeline",
                l -> true,
                l -> l.number("jobs") / l.number("nanos") * 1e9));
        metrics.add(metric(
                "limit.killed",
                "100,000 tasks in 96 MiB: killed (1), or ended by itself (0)",
                "1",
                "limit",
                l -> true,
                l -> l.line().path("oom_killed").asBoolean() ? 1.0 : 0.0));
        metrics.add(metric("limit.exit", "100,000 tasks in 96 MiB: exit code", "1", "limit", l -> true, "exit"));
        metrics.add(
                metric("held", "Known truth: memory that tasks hold, read over held", "1", "held", l -> true, "share"));
        return List.copyOf(metrics);
    }

    private static MetricSpec metric(
            String id, String title, String unit, String kind, Predicate<ProgramLine> wanted, String field) {
        return metric(id, title, unit, kind, wanted, line -> line.number(field));
    }

    private static MetricSpec metric(
            String id,
            String title,
            String unit,
            String kind,
            Predicate<ProgramLine> wanted,
            Function<ProgramLine, Double> value) {
        return MetricSpec.of(
                NAME + "." + id,
                title,
                unit,
                ProgramLine.class,
                line -> line.is(NAME, kind) && wanted.test(line),
                value,
                ProgramLine::block);
    }
}
