package dev.footprint.deploy.stats;

import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** Wilcoxon's signed-rank test, two-sided: is the middle of paired differences zero? */
public final class SignedRank {

    private SignedRank() {}

    /**
     * @param differences one per block, such as the logarithms of ratios
     * @return the p-value; 1 where no difference is other than zero
     */
    public static double pValue(double[] differences) {
        int nonZero = (int) Arrays.stream(differences).filter(d -> d != 0).count();
        if (nonZero == 0) {
            return 1;
        }
        double p = WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
        // With ties the library falls back to the normal approximation, which for a handful of blocks claims more than
        // the signs could ever show.
        return Math.min(1, Math.max(p, smallestPossible(nonZero)));
    }

    /** The least p-value that {@code blocks} differences can give: all of one sign. */
    public static double smallestPossible(int blocks) {
        return Math.min(1, Math.pow(2, 1 - blocks));
    }

    /**
     * @param comparisons size of the family that Holm's correction is for
     * @return how many blocks it takes until any difference could be significant at {@code level}
     */
    public static int blocksNeeded(int comparisons, double level) {
        int blocks = 1;
        while (comparisons * smallestPossible(blocks) >= level) {
            blocks++;
        }
        return blocks;
    }
}
