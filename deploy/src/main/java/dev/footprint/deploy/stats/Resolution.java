package dev.footprint.deploy.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The smallest difference that a run could resolve, read from the width of the interval that it ended with. */
public final class Resolution {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Resolution() {}

    /**
     * @param ratio 95 % interval of a paired ratio
     * @param comparisons size of the family that Holm's correction is for, whose strictest step is taken
     * @return the true ratio that four of five such runs would find
     */
    public static double smallestRatio(Interval ratio, int comparisons) {
        double tail = (1 - Bootstrap.CONFIDENCE) / 2;
        double error = StrictMath.log(ratio.high() / ratio.low()) / (2 * NORMAL.inverseSurvivalProbability(tail));
        double reach = NORMAL.inverseSurvivalProbability(SameTwice.SIGNIFICANCE / 2 / comparisons)
                + NORMAL.inverseCumulativeProbability(SameTwice.POWER);
        return StrictMath.exp(reach * error);
    }
}
