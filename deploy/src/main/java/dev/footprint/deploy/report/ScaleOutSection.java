package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.StartObservation.ScaleOut;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.scaleout.ScaleOutExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Several instances started at once. */
final class ScaleOutSection {
    private static final List<Integer> INSTANCES = ScaleOutExperiment.INSTANCES;
    private static final List<String> NAMES =
            INSTANCES.stream().map(String::valueOf).toList();

    private ScaleOutSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        Optional<DataTable> leftOut = LeftOutTable.of(observations, ScaleOutExperiment.NAME);
        boolean measured = Figures.any(summary, ids("all"));
        if (!measured && leftOut.isEmpty()) {
            return Optional.empty();
        }
        List<DataTable> tables = new ArrayList<>();
        if (measured) {
            tables.add(LoadFigures.of(
                    summary,
                    "From the first start call to the first 200 of the first instance and of the last, ms [95 % interval]",
                    "contender",
                    columns(n -> true, List.of("first", "all"), List.of("first of ", "all of "))));
            tables.add(LoadFigures.of(
                    summary,
                    "Until all serve, as a multiple of one alone, within blocks [95 % interval]",
                    "contender",
                    columns(n -> n > 1, List.of("ratio"), List.of("all of "))));
            tables.add(LoadFigures.of(
                    summary,
                    "Memory of all instances together, MB [95 % interval]: RSS counts a shared page in each, PSS once",
                    "contender",
                    columns(n -> true, List.of("rss", "pss"), List.of("RSS of ", "PSS of "))));
        }
        leftOut.ifPresent(tables::add);
        return Optional.of(new Section(
                "scale-out",
                "Many starts at once",
                "Containers that exist already are started at the same moment and share the service's cores. The engine's own work"
                        + " is in these times, and is most of them for a fast service, as the floor shows."
                        + gap(observations),
                measured ? List.of(chart(summary)) : List.of(),
                tables));
    }

    private static String gap(List<Observation> observations) {
        return observations.stream()
                .filter(ScaleOut.class::isInstance)
                .map(ScaleOut.class::cast)
                .mapToDouble(ScaleOut::gapMs)
                .max()
                .stream()
                .mapToObj(ms -> " A port was looked at every millisecond; the longest gap between two looks was "
                        + Numbers.significant(ms) + " ms.")
                .findFirst()
                .orElse("");
    }

    private static List<LoadFigures.Column> columns(
            Predicate<Integer> wanted, List<String> metrics, List<String> titles) {
        return INSTANCES.stream()
                .filter(wanted)
                .flatMap(n -> IntStream.range(0, metrics.size())
                        .mapToObj(i -> new LoadFigures.Column(titles.get(i) + n, id(n, metrics.get(i)))))
                .toList();
    }

    private static List<String> ids(String metric) {
        return INSTANCES.stream().map(n -> id(n, metric)).toList();
    }

    private static String id(int instances, String metric) {
        return ScaleOutExperiment.NAME + "." + instances + "." + metric;
    }

    private static Chart chart(Summary summary) {
        List<String> ids = ids("all");
        return new Chart(
                "scale-out-chart",
                "Until all instances serve",
                "Medians over the blocks, from the first start call to the last instance's first 200.",
                new Plot.Lines(
                        new Plot.Axis("instances started at once", "", false),
                        new Plot.Axis("ms (logarithmic)", "ms", true),
                        NAMES,
                        true,
                        Figures.lines(summary, ids)),
                Figures.byMetric(
                        summary, "Until all serve, ms: median (10th-90th percentile)", "instances", NAMES, ids));
    }
}
