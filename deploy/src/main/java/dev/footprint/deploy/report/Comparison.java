package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.Interval;
import dev.footprint.deploy.stats.Resolution;
import dev.footprint.deploy.stats.SignedRank;
import java.util.Optional;

/**
 * What a metric lets one say of two contenders.
 *
 * @param ratio how many times the larger is the smaller, by the median of the paired ratios
 * @param pairs blocks that both have
 * @param pairsNeeded blocks below which no difference, however large, could be significant
 */
record Comparison(
        String smaller, String larger, double ratio, Interval interval, int pairs, int pairsNeeded, Outcome outcome) {

    static final double SIGNIFICANCE = 0.05;

    enum Outcome {
        /** Counted and not measured: any difference is one. */
        EXACT,
        DIFFERENT,
        NO_SIGNIFICANT_DIFFERENCE,
        TOO_FEW_BLOCKS
    }

    /** @return empty for the floor, for the smallest itself, and where no block is in both */
    static Optional<Comparison> withSmallest(Summary.Metric metric, Summary.Figure figure) {
        Optional<Summary.Figure> smallest =
                metric.figures().stream().filter(Summary.Figure::smallest).findFirst();
        if (figure.ratio() == null || figure.smallest() || smallest.isEmpty()) {
            return Optional.empty();
        }
        String reference = smallest.get().contender();
        Interval interval = new Interval(figure.ratioLow(), figure.ratioHigh());
        int needed = SignedRank.blocksNeeded(comparisons(metric), SIGNIFICANCE);
        Outcome outcome = outcome(figure, interval, needed);
        // Paired by block, the one with the smaller median can still come out as the larger.
        if (figure.ratio() < 1 && !interval.contains(1)) {
            Interval inverse = new Interval(1 / interval.high(), 1 / interval.low());
            return Optional.of(new Comparison(
                    figure.contender(), reference, 1 / figure.ratio(), inverse, figure.pairs(), needed, outcome));
        }
        return Optional.of(new Comparison(
                reference, figure.contender(), figure.ratio(), interval, figure.pairs(), needed, outcome));
    }

    /** The smallest true ratio that four of five runs like this one would find. */
    double resolvable(Summary.Metric metric) {
        return Resolution.smallestRatio(interval, comparisons(metric));
    }

    private static Outcome outcome(Summary.Figure figure, Interval interval, int needed) {
        if (figure.pValue() == null) {
            return Outcome.EXACT;
        }
        if (figure.pairs() < needed) {
            return Outcome.TOO_FEW_BLOCKS;
        }
        boolean different = figure.pValue() < SIGNIFICANCE && !interval.contains(1);
        return different ? Outcome.DIFFERENT : Outcome.NO_SIGNIFICANT_DIFFERENCE;
    }

    /** Every pair of compared contenders is in the family that the p-values are corrected for. */
    private static int comparisons(Summary.Metric metric) {
        int compared =
                (int) metric.figures().stream().filter(f -> f.ratio() != null).count();
        return Math.max(1, compared * (compared - 1) / 2);
    }
}
