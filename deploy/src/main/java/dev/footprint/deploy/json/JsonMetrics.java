package dev.footprint.deploy.json;

import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.ProgramLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where in the harnesses' lines the metrics are found. */
final class JsonMetrics {
    private static final String NAME = JsonExperiment.NAME;
    private static final double NANOS = 1e9;
    private static final double BYTES_PER_MB = 1e6;
    private static final List<String> CORPORA =
            List.of("users-1", "users-100", "users-10000", "deep", "numbers", "strings");
    /** The documents that the harnesses also time as trees. */
    private static final List<String> TREES = List.of("users-100", "users-10000");

    private static final Map<String, String> OPERATIONS = new TreeMap<>(
            Map.of("parse-typed", "parse, typed", "parse-untyped", "parse, untyped", "write-typed", "write"));

    private JsonMetrics() {}

    static List<MetricSpec> all() {
        List<MetricSpec> metrics = new ArrayList<>();
        OPERATIONS.forEach((operation, words) -> {
            CORPORA.stream()
                    .filter(corpus -> isTimed(operation, corpus))
                    .forEach(corpus -> metrics.addAll(cell(operation, words, corpus)));
            metrics.add(metric(
                    NAME + ".users_10000." + operation.replace('-', '_') + ".peak",
                    "JSON users-10000: " + words + ", highest RSS",
                    "bytes",
                    "peak",
                    line -> line.has("operation", operation),
                    line -> line.number("peak")));
        });
        metrics.add(metric(
                NAME + ".busy_loop",
                "Known truth: 250,000 dependent steps in each language's harness",
                "us",
                "sample",
                line -> line.has("operation", "busy"),
                line -> 1e6 / rate(line)));
        metrics.add(metric(
                NAME + ".bad_accepted",
                "Documents that are no JSON and were accepted",
                "1",
                "refusals",
                line -> true,
                line -> line.number("accepted")));
        return List.copyOf(metrics);
    }

    private static boolean isTimed(String operation, String corpus) {
        return !operation.equals("parse-untyped") || TREES.contains(corpus);
    }

    private static List<MetricSpec> cell(String operation, String words, String corpus) {
        String id = NAME + "." + corpus.replace('-', '_') + "." + operation.replace('-', '_');
        String title = "JSON " + corpus + ": " + words;
        Predicate<ProgramLine> cell = line -> line.has("corpus", corpus) && line.has("operation", operation);
        return List.of(
                metric(id + ".rate", title, "1/s", "sample", cell, JsonMetrics::rate),
                metric(id + ".throughput", title + ", MB a second", "MB/s", "sample", cell, JsonMetrics::throughput),
                metric(
                        id + ".allocated",
                        title + ", allocated per operation",
                        "bytes",
                        null,
                        cell,
                        line -> line.number("allocated")));
    }

    private static Double rate(ProgramLine line) {
        return line.number("iterations") / line.number("nanos") * NANOS;
    }

    private static Double throughput(ProgramLine line) {
        return rate(line) * line.number("bytes") / BYTES_PER_MB;
    }

    /** @param kind of the lines; null for any */
    private static MetricSpec metric(
            String id,
            String title,
            String unit,
            String kind,
            Predicate<ProgramLine> wanted,
            Function<ProgramLine, Double> value) {
        return MetricSpec.of(
                id,
                title,
                unit,
                ProgramLine.class,
                line -> line.experiment().equals(NAME) && (kind == null || line.is(NAME, kind)) && wanted.test(line),
                value,
                ProgramLine::block);
    }
}
