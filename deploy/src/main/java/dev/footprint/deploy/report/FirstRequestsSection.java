package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the first requests after a start cost. */
final class FirstRequestsSection {

    private static final List<String> METRICS = List.of(
            "cold_start.listen_to_200", "cold_start.request_2", "cold_start.request_10", "cold_start.request_100");

    private static final List<String> NAMES = List.of("1st", "2nd", "10th", "100th");

    private FirstRequestsSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        // The first request alone is a phase of the start already.
        if (!Figures.any(summary, METRICS.subList(1, METRICS.size()))) {
            return Optional.empty();
        }
        List<Plot.Line> series = Figures.observed(summary, METRICS).stream()
                .map(name -> new Plot.Line(name, points(summary, name)))
                .toList();
        Chart chart = new Chart(
                "requests",
                "Latency of the 1st, 2nd, 10th and 100th request",
                "Medians, on one connection, one request after the other: what a service still has to load, compile or"
                        + " fill when it has just begun to answer.",
                new Plot.Lines(
                        new Plot.Axis("request after the start", "", false),
                        new Plot.Axis("ms (logarithmic)", "ms", true),
                        NAMES,
                        true,
                        series),
                Figures.byMetric(
                        summary,
                        "Latency after a start, ms: median (10th-90th percentile)",
                        "request",
                        NAMES,
                        METRICS));
        return Section.ofCharts("first-requests", "The first requests", "", List.of(chart));
    }

    private static List<List<Double>> points(Summary summary, String name) {
        List<List<Double>> points = new ArrayList<>();
        for (int i = 0; i < METRICS.size(); i++) {
            Double median = Figures.median(summary, METRICS.get(i), name);
            if (median != null) {
                points.add(List.of((double) i, median));
            }
        }
        return points;
    }
}
