package dev.footprint.deploy.results;

import java.util.List;

/**
 * What {@code summary.json} holds: the figures that the table and the reports show, each with its interval.
 *
 * @param schemaVersion raised whenever a reader of the file would have to change
 */
public record Summary(
        int schemaVersion,
        RunInfo run,
        Environment environment,
        List<ContenderInfo> contenders,
        List<Metric> metrics,
        List<Observation.Failure> failures) {

    public static final int SCHEMA_VERSION = 1;

    /**
     * One measured quantity over all contenders.
     *
     * @param id stable name such as {@code cold_start.exec_to_200}
     * @param unit {@code ms} or {@code bytes}
     * @param title what a person calls it
     * @param headline true for the few figures of the first table
     */
    public record Metric(String id, String title, String unit, boolean headline, List<Figure> figures) {}

    /**
     * One contender's figure.
     *
     * @param n blocks with an observation; 1 for an exact quantity
     * @param median median over blocks; the 95 % bootstrap interval is {@code low..high} (equal to the median where a
     *     quantity is exact, such as a size)
     * @param pairs blocks that this contender and the smallest both have, which the ratio is over; null without a ratio
     * @param ratio median of the per-block ratios to the smallest, null for the floor
     * @param pValue Wilcoxon signed-rank on log ratios against the smallest, Holm-corrected over all pairs of contenders
     *     in the metric; null where it does not apply
     * @param smallest true for the contender with the smallest median of those with at least half of the blocks; never
     *     for the floor
     */
    public record Figure(
            String contender,
            int n,
            double median,
            double low,
            double high,
            Double p10,
            Double p90,
            Double min,
            Double max,
            Integer pairs,
            Double ratio,
            Double ratioLow,
            Double ratioHigh,
            Double pValue,
            boolean smallest) {}
}
