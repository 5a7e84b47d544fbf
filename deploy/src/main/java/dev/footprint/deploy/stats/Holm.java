package dev.footprint.deploy.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction, which holds the chance of even one false claim whatever the tests' dependence. */
public final class Holm {

    private Holm() {}

    /** @return the adjusted p-values, in the order of the given ones */
    public static double[] adjust(double[] pValues) {
        int m = pValues.length;
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[m];
        double running = 0;
        for (int rank = 0; rank < m; rank++) {
            running = Math.max(running, Math.min(1, (m - rank) * pValues[ascending[rank]]));
            adjusted[ascending[rank]] = running;
        }
        return adjusted;
    }
}
