package dev.footprint.deploy.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Percentile bootstrap of the median, resampling whole blocks. The same values and seed give the same interval. */
public final class Bootstrap {

    public static final int RESAMPLES = 10_000;
    public static final double CONFIDENCE = 0.95;

    private Bootstrap() {}

    /**
     * @param blocks one value per block, at least one; with a single block the interval has no width
     * @throws IllegalArgumentException if there is no block
     */
    public static Interval medianInterval(double[] blocks, long seed) {
        double[] medians = resampledMedians(blocks, seed);
        double tail = (1 - CONFIDENCE) / 2;
        return new Interval(Quantiles.quantile(medians, tail), Quantiles.quantile(medians, 1 - tail));
    }

    private static double[] resampledMedians(double[] blocks, long seed) {
        int n = blocks.length;
        if (n == 0) {
            throw new IllegalArgumentException("a bootstrap needs at least one block");
        }
        double[] sorted = blocks.clone();
        Arrays.sort(sorted);
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[n];
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int k = 0; k < n; k++) {
                drawn[k] = random.nextInt(n);
            }
            // The values are sorted, so the middle of the drawn places is the place of the middle value.
            Arrays.sort(drawn);
            medians[i] = (sorted[drawn[(n - 1) / 2]] + sorted[drawn[n / 2]]) / 2;
        }
        return medians;
    }
}
