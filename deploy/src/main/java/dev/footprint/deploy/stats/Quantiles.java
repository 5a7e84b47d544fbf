package dev.footprint.deploy.stats;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Quantiles after Hyndman and Fan's definition 8 (linear between the points {@code (k - 1/3) / (n + 1/3)}), which they
 * recommend because it is close to median-unbiased whatever the distribution.
 */
public final class Quantiles {

    private static final Quantile DEFINITION =
            Quantile.withDefaults().with(EstimationMethod.HF8).withCopy(true);

    private Quantiles() {}

    /**
     * @param values at least one value, left as it is
     * @throws IllegalArgumentException if there is no value
     */
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /**
     * @param values at least one value, left as it is
     * @param probability 0..1
     * @throws IllegalArgumentException if there is no value or the probability is out of range
     */
    public static double quantile(double[] values, double probability) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a quantile needs at least one value");
        }
        return DEFINITION.evaluate(values, probability);
    }
}
