package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks figures up for charts and tables. */
final class Figures {

    static final String NONE = "-";

    private Figures() {}

    /** The floor last. */
    static List<String> contenders(Summary summary) {
        return summary.contenders().stream()
                .sorted(Comparator.comparing(ContenderInfo::floor))
                .map(ContenderInfo::name)
                .toList();
    }

    static Optional<Summary.Metric> metric(Summary summary, String id) {
        return summary.metrics().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    static Optional<Summary.Figure> figure(Summary summary, String metricId, String contender) {
        return metric(summary, metricId).stream()
                .flatMap(m -> m.figures().stream())
                .filter(f -> f.contender().equals(contender))
                .findFirst();
    }

    /** In the unit that is shown; null where there is none. */
    static Double median(Summary summary, String metricId, String contender) {
        return metric(summary, metricId)
                .flatMap(m -> figure(summary, metricId, contender).map(f -> Numbers.shown(f.median(), m.unit())))
                .orElse(null);
    }

    static boolean any(Summary summary, List<String> metricIds) {
        return metricIds.stream()
                .flatMap(id -> metric(summary, id).stream())
                .anyMatch(m -> !m.figures().isEmpty());
    }

    /** Contenders with a figure in at least one of the metrics. */
    static List<String> observed(Summary summary, List<String> metricIds) {
        return contenders(summary).stream()
                .filter(name -> metricIds.stream()
                        .anyMatch(id -> figure(summary, id, name).isPresent()))
                .toList();
    }

    /** "median (p10-p90)", or the median alone where it is exact; marked where the machine was busy. */
    static String spread(Summary summary, String metricId, String contender) {
        return metric(summary, metricId)
                .flatMap(m -> figure(summary, metricId, contender).map(f -> spread(f, m.unit())))
                .orElse(NONE);
    }

    private static String spread(Summary.Figure figure, String unit) {
        String median = Numbers.value(figure.median(), unit) + (figure.busyBlocks() > 0 ? Words.BUSY : "");
        return figure.exact()
                ? median
                : median + " (" + Numbers.value(figure.p10(), unit) + "-" + Numbers.value(figure.p90(), unit) + ")";
    }

    /** A row per metric, a column per contender. */
    static DataTable byMetric(
            Summary summary, String caption, String first, List<String> titles, List<String> metricIds) {
        List<String> names = observed(summary, metricIds);
        List<String> header = new ArrayList<>(List.of(first));
        header.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            List<String> row = new ArrayList<>(List.of(titles.get(i)));
            for (String name : names) {
                row.add(spread(summary, metricIds.get(i), name));
            }
            rows.add(row);
        }
        return new DataTable(caption, header, rows);
    }

    static String text(Double shown) {
        return shown == null ? NONE : Numbers.significant(shown);
    }

    /** The median of something that is counted. */
    static String count(Summary summary, String metricId, String contender) {
        Double median = median(summary, metricId, contender);
        return median == null ? NONE : String.valueOf(Math.round(median));
    }

    /** The median of each contender in each of the metrics, by the metric's place; one without a figure has no point. */
    static List<Plot.Line> lines(Summary summary, List<String> ids) {
        return observed(summary, ids).stream()
                .map(name -> new Plot.Line(
                        name,
                        IntStream.range(0, ids.size())
                                .filter(i -> median(summary, ids.get(i), name) != null)
                                .mapToObj(i -> List.of((double) i, median(summary, ids.get(i), name)))
                                .toList()))
                .toList();
    }
}
