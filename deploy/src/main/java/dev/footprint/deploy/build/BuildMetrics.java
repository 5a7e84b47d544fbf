package dev.footprint.deploy.build;

import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.ProgramLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Where in the builders' lines the metrics are found. */
final class BuildMetrics {
    private static final String NAME = BuildExperiment.NAME;
    private static final String CLEAN = "clean";
    private static final String MS = "ms";
    private static final String BYTES = "bytes";

    private BuildMetrics() {}

    static List<MetricSpec> all() {
        List<MetricSpec> metrics = new ArrayList<>();
        steps().forEach((step, words) -> {
            // What is shipped is built from nothing. Maven has one profile, which is both the everyday build and the
            // one for the image.
            for (String profile : step.equals(CLEAN) ? List.of("debug", "release") : List.of("debug")) {
                Predicate<ProgramLine> sample = line -> line.is(NAME, "sample")
                        && line.has("step", step)
                        && (line.has("profile", profile) || line.has("profile", "package"));
                String id = NAME + "." + profile + "." + step.replace('-', '_') + ".";
                String title = "Build, " + profile + ", " + words + ": ";
                metrics.add(metric(id + "wall", title + "time", MS, sample, "wall_ms"));
                metrics.add(metric(id + "cpu", title + "processor time", MS, sample, "cpu_ms"));
                metrics.add(metric(id + "peak", title + "highest memory", BYTES, sample, "peak_bytes"));
                metrics.add(metric(id + "cache", title + "cache and output", BYTES, sample, "cache_bytes"));
            }
        });
        metrics.add(counted("dependencies", "Dependencies built or packaged"));
        metrics.add(counted("lines", "Lines of the service's own sources"));
        metrics.add(counted("dependency_lines", "Lines of the dependencies' sources (0: they come compiled)"));
        metrics.add(truth("busy", "cpu_ms", MS, "Known truth: a processor busy for 1,000 ms, processor time"));
        metrics.add(truth("idle", "wall_ms", MS, "Known truth: 1,000 ms of sleep, time"));
        metrics.add(truth("holds-64MiB", "peak_bytes", BYTES, "Known truth: 64 MiB held, highest memory"));
        return List.copyOf(metrics);
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put(CLEAN, "clean");
        steps.put("incremental-domain", "a line of the domain changed");
        steps.put("incremental-handler", "a line of a handler changed");
        return steps;
    }

    private static MetricSpec counted(String field, String title) {
        return metric(NAME + "." + field, title, "1", line -> line.is(NAME, "counted"), field);
    }

    private static MetricSpec truth(String step, String field, String unit, String title) {
        return metric(
                NAME + ".truth." + step.toLowerCase(Locale.ROOT).replace('-', '_'),
                title,
                unit,
                line -> line.is(NAME, "sample") && line.has("profile", "truth") && line.has("step", step),
                field);
    }

    private static MetricSpec metric(
            String id, String title, String unit, Predicate<ProgramLine> wanted, String field) {
        return MetricSpec.of(
                id, title, unit, ProgramLine.class, wanted, line -> line.number(field), ProgramLine::block);
    }
}
