package dev.footprint.deploy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footprint.deploy.stats.SameTwice.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SameTwiceTest {

    @Test
    void claimsADifferenceOnlyWhereThereIsOne() {
        assertThat(SameTwice.differs(pairs(20, 1, 0.05), 1)).isFalse();
        assertThat(SameTwice.differs(pairs(20, 1.5, 0.05), 1)).isTrue();
    }

    @Test
    void keepsTheErrorRate() {
        assertThat(SameTwice.falseAlarms(pairs(80, 1, 0.2), 200, 20, 7)).isLessThanOrEqualTo(10);
    }

    /** A true difference in the blocks must not look like false alarms: the names are drawn. */
    @Test
    void aTrueDifferenceIsNoFalseAlarm() {
        assertThat(SameTwice.falseAlarms(pairs(80, 1.3, 0.05), 200, 20, 7)).isLessThanOrEqualTo(10);
    }

    @Test
    void moreNoiseResolvesLessAndMoreBlocksResolveMore() {
        double quiet = SameTwice.smallestRatio(pairs(80, 1, 0.05), 20, 3, 1);
        assertThat(quiet).isBetween(1.02, 1.10);
        assertThat(SameTwice.smallestRatio(pairs(80, 1, 0.2), 20, 3, 1)).isGreaterThan(quiet);
        assertThat(SameTwice.smallestRatio(pairs(80, 1, 0.05), 60, 3, 1)).isLessThan(quiet);
    }

    @Test
    void tooFewBlocksResolveNothing() {
        assertThat(SameTwice.smallestRatio(pairs(80, 1, 0.01), 5, 1, 1)).isInfinite();
    }

    /** The short way by the interval's width and the long way by simulation tell about the same. */
    @Test
    void theIntervalTellsAboutTheSame() {
        double simulated = SameTwice.smallestRatio(pairs(400, 1, 0.1), 20, 3, 1);
        List<Double> byInterval = new ArrayList<>();
        for (int run = 0; run < 40; run++) {
            List<Pair> pairs = pairs(20, 1, 0.1, run);
            double[] ratios =
                    pairs.stream().mapToDouble(p -> p.second() / p.first()).toArray();
            byInterval.add(Resolution.smallestRatio(Bootstrap.medianInterval(ratios, run), 3) - 1);
        }
        double typical = byInterval.stream().sorted().skip(20).findFirst().orElseThrow();
        assertThat(typical / (simulated - 1)).isBetween(0.6, 1.7);
    }

    /** By hand: a 95 % interval of e^(+-0.0196) is an error of 0.01; 1.96 + 0.8416 of them are 0.028016. */
    @Test
    void resolutionByHand() {
        Interval interval = new Interval(Math.exp(-0.0196), Math.exp(0.0196));
        assertThat(Resolution.smallestRatio(interval, 1)).isCloseTo(Math.exp(0.028016), within(1e-5));
        assertThat(Resolution.smallestRatio(interval, 3)).isGreaterThan(Resolution.smallestRatio(interval, 1));
    }

    private static List<Pair> pairs(int count, double ratio, double noise) {
        return pairs(count, ratio, noise, 3);
    }

    private static List<Pair> pairs(int count, double ratio, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double busy = Math.exp(0.3 * random.nextGaussian());
            pairs.add(new Pair(
                    busy * Math.exp(noise * random.nextGaussian()),
                    ratio * busy * Math.exp(noise * random.nextGaussian())));
        }
        return pairs;
    }
}
