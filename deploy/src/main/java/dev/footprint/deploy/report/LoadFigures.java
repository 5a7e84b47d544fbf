package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of some metrics' figures: a contender in each row, a metric in each column. */
final class LoadFigures {
    private static final String NONE = "-";

    private LoadFigures() {}

    record Column(String title, String metric) {}

    /** Without rows where none of the metrics was observed. */
    static DataTable of(Summary summary, String caption, String first, List<Column> columns) {
        List<String> header = new ArrayList<>(List.of(first));
        columns.forEach(c -> header.add(c.title()));
        List<List<String>> rows = new ArrayList<>();
        summary.contenders().forEach(contender -> {
            List<String> row = new ArrayList<>(List.of(contender.name()));
            columns.forEach(c -> row.add(cell(summary, c.metric(), contender.name())));
            if (row.subList(1, row.size()).stream().anyMatch(text -> !text.equals(NONE))) {
                rows.add(row);
            }
        });
        return new DataTable(caption, header, rows);
    }

    static Optional<Summary.Figure> figure(Summary summary, String metric, String contender) {
        return summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .flatMap(m -> m.figures().stream())
                .filter(f -> f.contender().equals(contender))
                .findFirst();
    }

    private static String cell(Summary summary, String metric, String contender) {
        return figure(summary, metric, contender)
                .map(f -> text(f, unit(summary, metric)))
                .orElse(NONE);
    }

    private static String unit(Summary summary, String metric) {
        return summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .map(Summary.Metric::unit)
                .findFirst()
                .orElseThrow();
    }

    /** The median, with its interval where there are enough blocks for one. */
    private static String text(Summary.Figure figure, String unit) {
        String median = number(figure.median(), unit) + (figure.busyBlocks() > 0 ? Words.BUSY : "");
        return figure.hasInterval()
                ? median + " [" + number(figure.low(), unit) + "-" + number(figure.high(), unit) + "]"
                : median;
    }

    private static String number(double value, String unit) {
        return unit.equals("1") ? Numbers.ratio(value) : Numbers.value(value, unit);
    }
}
