package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;

/** A plain table of text: what stands behind a chart, and all metrics in full. The first column names the row. */
record DataTable(String caption, List<String> header, List<List<String>> rows) {

    private static final String NONE = "-";
    private static final int MOST_AT_SIGHT = 60;

    /** Whether it is too long to be shown before it is asked for. Public: the template finds it by reflection. */
    public boolean folded() {
        return rows.size() > MOST_AT_SIGHT;
    }

    /** Every figure of the summary, so that nothing of it is only in the JSON. */
    static DataTable allMetrics(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (Summary.Metric metric : summary.metrics()) {
            for (Summary.Figure figure : metric.figures()) {
                rows.add(row(metric, figure));
            }
        }
        return new DataTable(
                "All metrics",
                List.of(
                        "metric",
                        "contender",
                        "n",
                        "median",
                        "95 % interval",
                        "p10-p90",
                        "min-max",
                        "ratio",
                        "p",
                        "busy blocks"),
                rows);
    }

    private static List<String> row(Summary.Metric metric, Summary.Figure figure) {
        boolean exact = figure.exact();
        String unit = metric.unit();
        return List.of(
                metric.title() + ", " + Numbers.shownUnit(unit),
                figure.contender(),
                String.valueOf(figure.n()),
                Numbers.value(figure.median(), unit) + (figure.busyBlocks() > 0 ? Words.BUSY : ""),
                exact ? "exact" : interval(figure, unit),
                exact ? NONE : range(figure.p10(), figure.p90(), unit),
                exact ? NONE : range(figure.min(), figure.max(), unit),
                ratio(figure, exact),
                figure.pValue() == null ? NONE : Numbers.pValue(figure.pValue()),
                exact ? NONE : String.valueOf(figure.busyBlocks()));
    }

    private static String ratio(Summary.Figure figure, boolean exact) {
        if (figure.ratio() == null) {
            return NONE;
        }
        String ratio = Numbers.ratio(figure.ratio());
        return exact || figure.smallest() || figure.pairs() < Summary.BLOCKS_FOR_INTERVAL
                ? ratio
                : ratio + " (" + Numbers.ratio(figure.ratioLow()) + "-" + Numbers.ratio(figure.ratioHigh()) + ")";
    }

    private static String interval(Summary.Figure figure, String unit) {
        return figure.hasInterval() ? range(figure.low(), figure.high(), unit) : "too few blocks";
    }

    private static String range(double low, double high, String unit) {
        return Numbers.value(low, unit) + "-" + Numbers.value(high, unit);
    }
}
