package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.LoadObservation.Second;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Throughput, latency at equal rates, and what a request costs. */
final class LoadSection {
    private static final List<String> RATES = List.of("at_50", "at_70", "at_90");
    private static final List<String> RATE_NAMES = List.of("50 %", "70 %", "90 %");
    private static final double MS_PER_SECOND = 1000;

    private LoadSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<DataTable> tables = LoadTables.of(summary);
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        List<Chart> charts = new ArrayList<>();
        latency(summary).ifPresent(charts::add);
        warmUp(summary, observations).ifPresent(charts::add);
        return Optional.of(new Section(
                "load",
                "Load",
                String.join(" ", LoadTables.notes(summary, observations)),
                List.copyOf(charts),
                tables));
    }

    private static Optional<Chart> latency(Summary summary) {
        List<String> ids = RATES.stream().map(rate -> "load." + rate + ".p99").toList();
        if (!Figures.any(summary, ids)) {
            return Optional.empty();
        }
        return Optional.of(new Chart(
                "load-latency",
                "p99 at the same rates for all",
                "Median over the blocks of the p99 from due time, at shares of what the slowest contender can do at most.",
                new Plot.Lines(
                        new Plot.Axis("share of the slowest peak", "", false),
                        new Plot.Axis("p99", "ms", true),
                        RATE_NAMES,
                        true,
                        Figures.lines(summary, ids)),
                Figures.byMetric(
                        summary, "p99 from due time, ms: median (10th-90th percentile)", "rate", RATE_NAMES, ids)));
    }

    /** The first visit's warm-up of each contender: one run each, shown as it was. */
    private static Optional<Chart> warmUp(Summary summary, List<Observation> observations) {
        List<Step> steps = Figures.contenders(summary).stream()
                .flatMap(name -> observations.stream()
                        .filter(Step.class::isInstance)
                        .map(Step.class::cast)
                        .filter(s -> s.contender().equals(name)
                                && s.warmUp()
                                && s.series().experiment().equals("load"))
                        .limit(1))
                .toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = steps.stream()
                .flatMap(s -> whole(s).stream()
                        .map(second -> List.of(
                                s.contender(),
                                Numbers.significant(second.fromMs() / MS_PER_SECOND),
                                String.valueOf(second.ok()))))
                .toList();
        return Optional.of(new Chart(
                "load-warm-up",
                "The warm-up of the first start",
                "Requests in each second after the start, until they had become steady. One run of each contender.",
                new Plot.Lines(
                        new Plot.Axis("since the first request", "s", false),
                        new Plot.Axis("requests in a second", "", false),
                        List.of(),
                        true,
                        steps.stream()
                                .map(s -> new Plot.Line(
                                        s.contender(),
                                        whole(s).stream()
                                                .map(second ->
                                                        List.of(second.fromMs() / MS_PER_SECOND, (double) second.ok()))
                                                .toList()))
                                .toList()),
                new DataTable(
                        "Requests in each second of the first warm-up",
                        List.of("contender", "from s", "requests"),
                        rows)));
    }

    /** The last interval of a run is cut off. */
    private static List<Second> whole(Step step) {
        return step.seconds().subList(0, Math.max(0, step.seconds().size() - 1));
    }
}
