package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks the contenders by weights that the reader moves. Per criterion a contender has the points best / own median (or own
 * / best where more is better); its score is 100 times the weighted geometric mean of its points. The script computes the
 * same for other weights.
 *
 * @param unscored contenders that lack a figure of some criterion, and so have a score only where its weight is 0
 */
record DecisionMatrix(
        List<Criterion> criteria, List<Preset> presets, List<Row> rows, DataTable table, List<String> unscored) {

    static final int WEIGHT = 5;
    static final int MOST_WEIGHT = 10;

    /** What can be weighed; of these, what the run measured. Add a line for a new one. */
    private static final List<Choice> CHOICES = List.of(
            new Choice(Headline.COLD_START.metricId, "Cold start", false, 10, 2),
            new Choice(Headline.MEMORY_IDLE.metricId, "Memory at idle", false, 2, 10),
            new Choice(Headline.MEMORY_AFTER_LOAD.metricId, "Memory after load", false, 2, 10),
            new Choice(Headline.SIZE_COMPRESSED.metricId, "Image to download", false, 6, 2));

    /** @param zero its weight where services scale to zero; {@code dense} where many share a machine */
    private record Choice(String metricId, String title, boolean moreIsBetter, int zero, int dense) {}

    /** @param id of the slider's element, from the metric's id */
    record Criterion(String id, String metricId, String title, boolean moreIsBetter) {}

    record Preset(String title, List<Integer> weights) {}

    /**
     * @param points per criterion, 1 for the best; null where it has no figure
     * @param score at equal weights, null where it has none
     */
    record Row(String contender, List<Double> points, Double score) {

        public String shownScore() {
            return score == null ? "not scored" : DecisionMatrix.shown(score);
        }

        public String width() {
            return score == null ? "0" : DecisionMatrix.shown(score);
        }
    }

    /** Empty where there is nothing to rank. */
    static Optional<DecisionMatrix> of(Summary summary) {
        List<Choice> choices = CHOICES.stream()
                .filter(choice -> compared(summary, choice).size() > 1)
                .toList();
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        List<Criterion> criteria = choices.stream()
                .map(c -> new Criterion(
                        "weight-" + c.metricId().replaceAll("[^a-z0-9]+", "-"),
                        c.metricId(),
                        c.title(),
                        c.moreIsBetter()))
                .toList();
        List<Row> rows = Figures.contenders(summary).stream()
                .filter(name -> choices.stream()
                        .anyMatch(c -> compared(summary, c).stream()
                                .anyMatch(f -> f.contender().equals(name))))
                .map(name -> row(summary, choices, name))
                .sorted(Comparator.comparing(Row::score, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
        return Optional.of(new DecisionMatrix(
                criteria,
                List.of(
                        new Preset(
                                "All alike", choices.stream().map(c -> WEIGHT).toList()),
                        new Preset(
                                "Scale to zero",
                                choices.stream().map(Choice::zero).toList()),
                        new Preset(
                                "Many on one machine",
                                choices.stream().map(Choice::dense).toList())),
                rows,
                table(summary, choices, rows),
                rows.stream().filter(r -> r.score() == null).map(Row::contender).toList()));
    }

    private static List<Summary.Figure> compared(Summary summary, Choice choice) {
        return Figures.metric(summary, choice.metricId()).stream()
                .flatMap(m -> m.figures().stream())
                .filter(f -> f.ratio() != null && f.median() > 0)
                .toList();
    }

    private static Row row(Summary summary, List<Choice> choices, String name) {
        List<Double> points = new ArrayList<>();
        for (Choice choice : choices) {
            points.add(points(compared(summary, choice), choice.moreIsBetter(), name));
        }
        return new Row(name, points, score(points));
    }

    private static Double points(List<Summary.Figure> figures, boolean moreIsBetter, String name) {
        Comparator<Summary.Figure> byMedian = Comparator.comparingDouble(Summary.Figure::median);
        double best = figures.stream()
                .min(moreIsBetter ? byMedian.reversed() : byMedian)
                .orElseThrow()
                .median();
        return figures.stream()
                .filter(f -> f.contender().equals(name))
                .map(f -> moreIsBetter ? f.median() / best : best / f.median())
                .findFirst()
                .orElse(null);
    }

    /** With equal weights. */
    private static Double score(List<Double> points) {
        if (points.contains(null)) {
            return null;
        }
        return 100 * Math.exp(points.stream().mapToDouble(Math::log).average().orElseThrow());
    }

    private static DataTable table(Summary summary, List<Choice> choices, List<Row> rows) {
        List<String> header = new ArrayList<>(List.of("contender"));
        choices.forEach(c -> header.add(c.title() + ": median, points"));
        return new DataTable(
                "Points before weighing: 100 for the best, 50 for half as good",
                header,
                rows.stream().map(row -> cells(summary, choices, row)).toList());
    }

    private static List<String> cells(Summary summary, List<Choice> choices, Row row) {
        List<String> cells = new ArrayList<>(List.of(row.contender()));
        for (int i = 0; i < choices.size(); i++) {
            Double points = row.points().get(i);
            String unit = Figures.metric(summary, choices.get(i).metricId())
                    .orElseThrow()
                    .unit();
            cells.add(
                    points == null
                            ? Figures.NONE
                            : Figures.text(Figures.median(
                                            summary, choices.get(i).metricId(), row.contender())) + " "
                                    + Numbers.shownUnit(unit) + ", " + shown(100 * points));
        }
        return cells;
    }

    /** As the script writes it: one decimal below 10. */
    private static String shown(double score) {
        return score < 9.95 ? Numbers.fixed(score, 1) : Numbers.fixed(score, 0);
    }
}
