package dev.footprint.deploy.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.footprint.deploy.stats.Bootstrap;
import dev.footprint.deploy.stats.SignedRank;
import java.util.List;

/**
 * What {@code summary.json} holds: the figures that the table and the reports show, each with its interval.
 *
 * @param schemaVersion raised whenever a reader of the file would have to change
 * @param noise what else the machine did; null where nothing was sampled
 */
public record Summary(
        int schemaVersion,
        RunInfo run,
        Environment environment,
        Noise noise,
        List<ContenderInfo> contenders,
        List<Metric> metrics,
        List<ClaimVerdict> claims,
        List<Observation.Failure> failures) {

    public static final int SCHEMA_VERSION = 3;

    /** Even the whole range of fewer blocks holds the true median less often than 95 times in 100. */
    public static final int BLOCKS_FOR_INTERVAL = SignedRank.blocksNeeded(1, 1 - Bootstrap.CONFIDENCE);

    /**
     * How quiet the machine was, from one sample before the first block and one after each.
     *
     * @param busyBlocks numbers of the blocks in or next to which the machine had other work
     * @param stealPercentMax most of the processor time that the host of a virtual machine took away
     * @param otherProcessorsMax most processors' worth of time that was used although the run did nothing
     * @param mhzMin lowest mean frequency of the processors; null where the machine does not show it
     * @param throttled whether a processor was slowed down for its heat
     * @param otherContainers names of running containers that were not of this run
     * @param yardstickUsMin the shortest time in which the service's core did the same piece of work; null where it was not asked
     */
    public record Noise(
            int samples,
            List<Integer> busyBlocks,
            Double stealPercentMax,
            Double otherProcessorsMax,
            Double load1Max,
            Double mhzMin,
            Double mhzMax,
            Double temperatureCelsiusMax,
            boolean throttled,
            List<String> otherContainers,
            Double yardstickUsMin,
            Double yardstickUsMax) {}

    /**
     * One measured quantity over all contenders.
     *
     * @param id stable name such as {@code cold_start.exec_to_200}
     * @param unit {@code ms}, {@code us}, {@code bytes}, {@code 1/s}, {@code MB/s}, or {@code 1} for a ratio or a count
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
     * @param busyBlocks in how many of its blocks the machine had other work
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
            int busyBlocks,
            boolean smallest) {

        /** Counted and not measured. */
        public boolean exact() {
            return p10 == null;
        }

        /** Whether {@code low..high} may be shown as a 95 % interval. */
        public boolean hasInterval() {
            return !exact() && n >= BLOCKS_FOR_INTERVAL;
        }
    }

    /** What the interval of a figure says of a claim's bounds. */
    public enum Verdict {
        /** All of the interval is within the bounds. */
        @JsonProperty("holds")
        HOLDS,
        /** All of it is outside. */
        @JsonProperty("does_not_hold")
        DOES_NOT_HOLD,
        /** A part of it is within, or the blocks are too few for an interval. */
        @JsonProperty("cannot_be_told")
        CANNOT_BE_TOLD,
        @JsonProperty("not_measured")
        NOT_MEASURED
    }

    /**
     * A claim of the article, held against one contender's figure.
     *
     * @param claim stable name
     * @param subject whom the article says it of
     * @param quantity what it is about, with the reading chosen where the article leaves it open
     * @param words the article's figure
     * @param metric where it is measured; null until there is such a measurement
     * @param unit of the bounds and of the figure
     * @param claimedLow least value that the words allow; null for no bound
     * @param contender whose figure it is; null where no contender of the run is meant
     * @param low lower end of the figure's interval; null where the blocks are too few for one
     */
    public record ClaimVerdict(
            String claim,
            String subject,
            String quantity,
            String words,
            String metric,
            String unit,
            Double claimedLow,
            Double claimedHigh,
            String contender,
            Verdict verdict,
            Double median,
            Double low,
            Double high) {}
}
