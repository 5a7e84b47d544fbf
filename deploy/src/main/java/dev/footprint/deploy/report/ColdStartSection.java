package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** How long a start takes, how much that varies, and where the time goes. */
final class ColdStartSection {

    private static final List<String> PHASES =
            List.of("cold_start.create", "cold_start.start", "cold_start.exec_to_listen", "cold_start.listen_to_200");

    private static final List<String> PHASE_NAMES = List.of(
            "engine creates the container",
            "engine starts it, up to exec",
            "exec to port accepts",
            "port accepts to first 200");

    private static final String AXIS = "ms from exec to first 200 (logarithmic)";

    private ColdStartSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<Observation.Start> starts = observations.stream()
                .filter(Observation.Start.class::isInstance)
                .map(Observation.Start.class::cast)
                .toList();
        List<String> names = Figures.contenders(summary).stream()
                .filter(name -> starts.stream().anyMatch(s -> s.contender().equals(name)))
                .toList();
        List<Chart> charts = new ArrayList<>();
        if (!names.isEmpty()) {
            charts.add(strip(summary, names, starts));
            charts.add(ecdf(summary, names, starts));
            charts.add(order(names, starts));
        }
        if (Figures.any(summary, PHASES)) {
            charts.add(phases(summary));
        }
        return Section.ofCharts(
                "cold-start",
                "Cold start",
                "From the moment the service's process begins to its first complete answer.",
                charts);
    }

    private static Chart strip(Summary summary, List<String> names, List<Observation.Start> starts) {
        List<List<String>> rows = names.stream()
                .map(name -> List.of(
                        name,
                        Figures.spread(summary, Headline.COLD_START.metricId, name),
                        Figures.figure(summary, Headline.COLD_START.metricId, name)
                                .map(f -> Numbers.significant(f.min()) + "-" + Numbers.significant(f.max()))
                                .orElse(Figures.NONE),
                        String.valueOf(sorted(name, starts).size())))
                .toList();
        return new Chart(
                "strip",
                "Every start",
                "Each point is one start, the upright line their median. Points that lie close together are a steady"
                        + " service. Each mark on the axis is ten times the one before.",
                new Plot.Strip(AXIS, "ms", samples(summary, names, starts)),
                new DataTable(
                        "Exec to first 200, ms",
                        List.of("contender", "median (10th-90th percentile)", "fastest-slowest", "starts"),
                        rows));
    }

    private static Chart ecdf(Summary summary, List<String> names, List<Observation.Start> starts) {
        List<List<Double>> sorted =
                names.stream().map(name -> sorted(name, starts)).toList();
        int most = sorted.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> rows = IntStream.range(0, most)
                .mapToObj(rank -> {
                    List<String> row = new ArrayList<>(List.of(String.valueOf(rank + 1)));
                    sorted.forEach(times ->
                            row.add(rank < times.size() ? Numbers.significant(times.get(rank)) : Figures.NONE));
                    return row;
                })
                .toList();
        return new Chart(
                "ecdf",
                "How many starts were done after how long",
                "Each step is one start; the further left a line, the faster, and the steeper, the steadier.",
                new Plot.Ecdf(AXIS, "ms", samples(summary, names, starts)),
                new DataTable(
                        "Starts from fastest to slowest, ms from exec to first 200", header("rank", names), rows));
    }

    private static Chart order(List<String> names, List<Observation.Start> starts) {
        int blocks = starts.stream().mapToInt(Observation.Start::block).max().orElse(0);
        List<List<String>> rows = IntStream.rangeClosed(1, blocks)
                .mapToObj(block -> {
                    List<String> row = new ArrayList<>(List.of(String.valueOf(block)));
                    names.forEach(name -> row.add(starts.stream()
                            .filter(s -> s.block() == block && s.contender().equals(name))
                            .map(s -> Numbers.significant(s.execTo200Ms()))
                            .findFirst()
                            .orElse(Figures.NONE)));
                    return row;
                })
                .toList();
        List<Plot.Line> series = names.stream()
                .map(name -> new Plot.Line(
                        name,
                        starts.stream()
                                .filter(s -> s.contender().equals(name))
                                .map(s -> List.of((double) s.block(), s.execTo200Ms()))
                                .toList()))
                .toList();
        return new Chart(
                "order",
                "All starts in the order they were made",
                "A level row is a steady service; a block in which all points rise was a busy moment of the machine.",
                new Plot.Lines(
                        new Plot.Axis("block", "", false),
                        new Plot.Axis("ms (logarithmic)", "ms", true),
                        List.of(),
                        false,
                        series),
                new DataTable("Starts by block, ms from exec to first 200", header("block", names), rows));
    }

    private static Chart phases(Summary summary) {
        List<String> rows = Figures.observed(summary, PHASES);
        List<Plot.Part> parts = IntStream.range(0, PHASES.size())
                .mapToObj(i -> new Plot.Part(
                        PHASE_NAMES.get(i),
                        "phases",
                        rows.stream()
                                .map(name -> Figures.median(summary, PHASES.get(i), name))
                                .toList(),
                        List.of()))
                .toList();
        List<String> ends = rows.stream().map(name -> end(summary, name)).toList();
        List<String> titles = new ArrayList<>(PHASE_NAMES);
        titles.addAll(List.of("exec to first 200", "total"));
        List<String> ids = new ArrayList<>(PHASES);
        ids.addAll(List.of(Headline.COLD_START.metricId, "cold_start.total"));
        return new Chart(
                "phases",
                "Where the time goes",
                "Medians of each part; behind a bar the total and, as own, the service's own part (exec to first 200)."
                        + " The engine's work comes first and is about the same for all, as the null container shows; the"
                        + " pause between the container's start and the exec is left out.",
                new Plot.Bars("ms", "ms", rows, parts, Map.of("phases", ends)),
                Figures.byMetric(summary, "Parts of a start, ms: median (10th-90th percentile)", "part", titles, ids));
    }

    /** Beside the engine's work a fast service's own part is too thin to be seen, so it is written. */
    private static String end(Summary summary, String name) {
        return Figures.text(Figures.median(summary, "cold_start.total", name)) + " (own "
                + Figures.text(Figures.median(summary, Headline.COLD_START.metricId, name)) + ")";
    }

    private static List<Plot.Sample> samples(Summary summary, List<String> names, List<Observation.Start> starts) {
        return names.stream()
                .map(name -> new Plot.Sample(
                        name,
                        Objects.requireNonNull(Figures.median(summary, Headline.COLD_START.metricId, name)),
                        sorted(name, starts)))
                .toList();
    }

    private static List<Double> sorted(String name, List<Observation.Start> starts) {
        return starts.stream()
                .filter(s -> s.contender().equals(name))
                .map(Observation.Start::execTo200Ms)
                .sorted()
                .toList();
    }

    private static List<String> header(String first, List<String> names) {
        List<String> header = new ArrayList<>(List.of(first));
        header.addAll(names);
        return header;
    }
}
