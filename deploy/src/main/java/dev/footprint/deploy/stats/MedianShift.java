package dev.footprint.deploy.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far the median of one run lies from that of another, independent one, on the scale of logarithms. The two runs share
 * no block, so nothing can be paired; each median's uncertainty is taken from its bootstrap interval, and Student's
 * distribution with Welch's degrees of freedom allows for how roughly few blocks know it.
 *
 * @param log logarithm of the ratio of the later to the earlier median
 * @param variance of {@code log}; 0 where both are exact
 * @param spread sum of each part's squared variance over its degrees of freedom
 */
public record MedianShift(double log, double variance, double spread) {

    private static final double TAIL = (1 - Bootstrap.CONFIDENCE) / 2;
    private static final double STANDARD_ERRORS = 2 * 1.959963985;

    /** A median with its bootstrap interval over {@code blocks} blocks; all values positive. */
    public record Estimate(double median, Interval interval, int blocks) {

        private double variance() {
            double width = StrictMath.log(interval.high() / interval.low());
            return Math.pow(width / STANDARD_ERRORS, 2);
        }

        private double spread() {
            return blocks < 2 ? 0 : Math.pow(variance(), 2) / (blocks - 1);
        }
    }

    public static MedianShift between(Estimate before, Estimate after) {
        return new MedianShift(
                StrictMath.log(after.median() / before.median()),
                before.variance() + after.variance(),
                before.spread() + after.spread());
    }

    /** What is left of this shift once a slowing down that is common to all is taken off; a common gain is not added. */
    public MedianShift without(MedianShift common) {
        return common.log <= 0
                ? this
                : new MedianShift(log - common.log, variance + common.variance, spread + common.spread);
    }

    public double ratio() {
        return StrictMath.exp(log);
    }

    /** 95 % interval of the ratio. */
    public Interval interval() {
        if (variance == 0) {
            return new Interval(ratio(), ratio());
        }
        double reach = Math.sqrt(variance) * distribution().inverseSurvivalProbability(TAIL);
        return new Interval(StrictMath.exp(log - reach), StrictMath.exp(log + reach));
    }

    /** How likely so large a ratio would be if the true one were {@code factor}. */
    public double pAbove(double factor) {
        double beyond = log - StrictMath.log(factor);
        if (variance == 0) {
            return beyond > 0 ? 0 : 1;
        }
        return distribution().survivalProbability(beyond / Math.sqrt(variance));
    }

    /** How likely so small a ratio would be if the true one were {@code factor}. */
    public double pBelow(double factor) {
        return new MedianShift(-log, variance, spread).pAbove(1 / factor);
    }

    private TDistribution distribution() {
        return TDistribution.of(spread == 0 ? Double.POSITIVE_INFINITY : variance * variance / spread);
    }
}
