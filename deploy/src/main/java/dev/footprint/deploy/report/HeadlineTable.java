package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first table of every report: a row per contender, the floor last. */
record HeadlineTable(List<Column> columns, List<Row> rows) {

    /** More rows than these are set smaller. */
    private static final int ROOMY = 6;

    public boolean many() {
        return rows.size() > ROOMY;
    }

    record Column(String title, String unit) {}

    /**
     * @param note what is peculiar about the row, such as that it is the floor; may be empty
     */
    record Row(String contender, boolean floor, String note, List<Cell> cells) {}

    /**
     * @param median as text, or a dash where there is no figure
     * @param low lower end of the interval; empty where the quantity is exact or the blocks too few
     * @param ratio times the smallest; empty for the floor
     * @param busy whether the machine had other work in some of its blocks
     */
    record Cell(String median, String low, String high, String ratio, boolean smallest, boolean busy) {

        static final Cell NONE = new Cell("-", "", "", "", false, false);

        /** The median with the mark of a busy machine, for plain text. */
        String marked() {
            return busy ? median + Words.BUSY : median;
        }

        public boolean hasInterval() {
            return !low.isEmpty();
        }

        public boolean hasRatio() {
            return !ratio.isEmpty();
        }
    }

    static HeadlineTable of(Summary summary) {
        if (!Headline.askedFor(summary)) {
            return new HeadlineTable(List.of(), List.of());
        }
        List<Headline> shown = shown(summary);
        List<Column> columns =
                shown.stream().map(h -> new Column(h.column, h.unit())).toList();
        List<Row> rows = summary.contenders().stream()
                .filter(contender -> contender.experiment() == null)
                .sorted(Comparator.comparing(ContenderInfo::floor))
                .map(contender -> row(summary, shown, contender))
                .toList();
        return new HeadlineTable(columns, rows);
    }

    /** What the run measured at all; of a run that measured nothing, what it would have. */
    private static List<Headline> shown(Summary summary) {
        List<Headline> measured = Headline.all().stream()
                .filter(h -> Figures.any(summary, List.of(h.metricId)))
                .toList();
        return measured.isEmpty() ? Headline.all() : measured;
    }

    private static Row row(Summary summary, List<Headline> shown, ContenderInfo contender) {
        List<Cell> cells = new ArrayList<>();
        // Where no cold start was measured, none is missing.
        int starts = shown.contains(Headline.COLD_START) ? 0 : summary.run().starts();
        for (Headline headline : shown) {
            Optional<Summary.Metric> metric = headline.of(summary);
            Optional<Summary.Figure> figure = metric.stream()
                    .flatMap(m -> m.figures().stream())
                    .filter(f -> f.contender().equals(contender.name()))
                    .findFirst();
            cells.add(figure.map(f -> cell(metric.orElseThrow(), f)).orElse(Cell.NONE));
            if (headline == Headline.COLD_START) {
                starts = figure.map(Summary.Figure::n).orElse(0);
            }
        }
        return new Row(contender.name(), contender.floor(), note(summary, contender, starts), cells);
    }

    private static String note(Summary summary, ContenderInfo contender, int starts) {
        if (contender.state().equals("refused") || contender.state().equals("skipped")) {
            return contender.state();
        }
        List<String> notes = new ArrayList<>();
        if (contender.floor()) {
            notes.add("floor");
        }
        if (contender.state().equals("failed")) {
            notes.add("failed");
        }
        if (starts < summary.run().starts()) {
            notes.add(starts + " of " + Words.count(summary.run().starts(), "start"));
        }
        return String.join(", ", notes);
    }

    private static Cell cell(Summary.Metric metric, Summary.Figure figure) {
        String unit = metric.unit();
        boolean interval = figure.hasInterval();
        return new Cell(
                Numbers.value(figure.median(), unit),
                interval ? Numbers.value(figure.low(), unit) : "",
                interval ? Numbers.value(figure.high(), unit) : "",
                figure.ratio() == null ? "" : Numbers.ratio(figure.ratio()),
                figure.smallest(),
                figure.busyBlocks() > 0);
    }
}
