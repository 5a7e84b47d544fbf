package dev.footprint.deploy.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Comparisons of a thing with itself: what they call a difference is a false alarm, and what they miss shows their power. */
public final class SameTwice {
    public static final double SIGNIFICANCE = 0.05;
    /** The usual convention: a difference counts as resolvable when four of five runs would find it. */
    public static final double POWER = 0.8;

    private static final int POWER_RUNS = 200;
    private static final int BISECTIONS = 12;
    private static final double LARGEST_RATIO = 4;

    private SameTwice() {}

    /** Both values of one block. */
    public record Pair(double first, double second) {}

    /** Whether a report would claim a difference: both the interval and the test must show it. */
    public static boolean differs(List<Pair> blocks, long seed) {
        Map<Integer, Double> first = new HashMap<>();
        Map<Integer, Double> second = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            first.put(i, blocks.get(i).first());
            second.put(i, blocks.get(i).second());
        }
        return PairedRatio.of(first, second, seed)
                .filter(r -> r.pValue() < SIGNIFICANCE && !r.interval().contains(1))
                .isPresent();
    }

    /**
     * Runs drawn from blocks that were measured. Which value of a block is called the first is drawn as well, so that no true
     * difference is left, whatever the blocks hold.
     *
     * @return how many of the runs claim a difference
     */
    public static int falseAlarms(List<Pair> measured, int runs, int blocks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            List<Pair> drawn = random.ints(blocks, 0, measured.size())
                    .mapToObj(i -> random.nextBoolean() ? measured.get(i) : swapped(measured.get(i)))
                    .toList();
            alarms += differs(drawn, run) ? 1 : 0;
        }
        return alarms;
    }

    /**
     * @param comparisons size of the family that Holm's correction is for, whose strictest step is taken
     * @return the smallest true ratio that the test finds in four of five runs of so many blocks; infinite where none up to 4 is
     */
    public static double smallestRatio(List<Pair> measured, int blocks, int comparisons, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] logarithms = new double[POWER_RUNS][];
        for (int run = 0; run < POWER_RUNS; run++) {
            logarithms[run] = random.ints(blocks, 0, measured.size())
                    .mapToDouble(i -> StrictMath.log(
                                    measured.get(i).second() / measured.get(i).first())
                            * (random.nextBoolean() ? 1 : -1))
                    .toArray();
        }
        double most = StrictMath.log(LARGEST_RATIO);
        if (power(logarithms, most, comparisons) < POWER) {
            return Double.POSITIVE_INFINITY;
        }
        double least = 0;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (least + most) / 2;
            if (power(logarithms, middle, comparisons) < POWER) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return StrictMath.exp(most);
    }

    private static double power(double[][] runs, double shift, int comparisons) {
        int found = 0;
        for (double[] run : runs) {
            double[] shifted = run.clone();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] += shift;
            }
            found += comparisons * SignedRank.pValue(shifted) < SIGNIFICANCE ? 1 : 0;
        }
        return (double) found / runs.length;
    }

    private static Pair swapped(Pair pair) {
        return new Pair(pair.second(), pair.first());
    }
}
