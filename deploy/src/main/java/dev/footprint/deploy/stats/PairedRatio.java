package dev.footprint.deploy.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How many times the one is the other, block by block: pairing takes out what a whole block had in common, such as a
 * busy moment of the machine.
 *
 * @param pairs blocks that both sides have
 * @param median median of the per-block ratios
 * @param interval 95 % bootstrap interval of that median over blocks
 * @param pValue Wilcoxon signed-rank on the logarithms of the ratios, uncorrected
 */
public record PairedRatio(int pairs, double median, Interval interval, double pValue) {

    /**
     * @param numerator value by block number
     * @param denominator value by block number
     * @return empty when no block has a positive value on both sides
     */
    public static Optional<PairedRatio> of(
            Map<Integer, Double> numerator, Map<Integer, Double> denominator, long seed) {
        double[] ratios = ratios(numerator, denominator);
        if (ratios.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new PairedRatio(
                ratios.length,
                Quantiles.median(ratios),
                Bootstrap.medianInterval(ratios, seed),
                SignedRank.pValue(logarithms(ratios))));
    }

    /** The test alone, for the pairs that only count towards the size of the family. */
    public static double pValue(Map<Integer, Double> numerator, Map<Integer, Double> denominator) {
        return SignedRank.pValue(logarithms(ratios(numerator, denominator)));
    }

    private static double[] ratios(Map<Integer, Double> numerator, Map<Integer, Double> denominator) {
        return numerator.entrySet().stream()
                .filter(e -> e.getValue() > 0 && denominator.getOrDefault(e.getKey(), 0.0) > 0)
                .mapToDouble(e -> e.getValue() / denominator.get(e.getKey()))
                .toArray();
    }

    private static double[] logarithms(double[] ratios) {
        return Arrays.stream(ratios).map(StrictMath::log).toArray();
    }
}
