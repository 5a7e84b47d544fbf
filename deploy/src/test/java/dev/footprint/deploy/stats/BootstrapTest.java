package dev.footprint.deploy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void sameSeedSameInterval() {
        double[] blocks = IntStream.range(0, 20).mapToDouble(i -> 2 + i * 0.01).toArray();
        assertThat(Bootstrap.medianInterval(blocks, 7)).isEqualTo(Bootstrap.medianInterval(blocks, 7));
    }

    @Test
    void orderOfBlocksDoesNotMatter() {
        assertThat(Bootstrap.medianInterval(new double[] {5, 1, 4, 2, 3}, 1))
                .isEqualTo(Bootstrap.medianInterval(new double[] {1, 2, 3, 4, 5}, 1));
    }

    /**
     * By hand, for three blocks: a resample's median is the lowest value when at least two of three draws are it, which
     * happens with probability 3 (1/3)^2 (2/3) + (1/3)^3 = 7/27, far above 2.5 %; so the interval is the whole range.
     */
    @Test
    void threeBlocksSpanTheirRange() {
        assertThat(Bootstrap.medianInterval(new double[] {1, 2, 10}, 3)).isEqualTo(new Interval(1, 10));
    }

    @Test
    void oneBlockHasNoWidth() {
        assertThat(Bootstrap.medianInterval(new double[] {4.2}, 3)).isEqualTo(new Interval(4.2, 4.2));
    }

    @Test
    void needsABlock() {
        assertThatThrownBy(() -> Bootstrap.medianInterval(new double[0], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one block");
    }

    /** Skewed like real start times: log-normal around a true median of 2 ms. */
    @Test
    void nominal95PercentIntervalCoversTheTruthAboutAsOften() {
        SplittableRandom random = new SplittableRandom(20261125);
        int trials = 1000;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] blocks = IntStream.range(0, 20)
                    .mapToDouble(i -> 2 * Math.exp(0.3 * random.nextGaussian()))
                    .toArray();
            if (Bootstrap.medianInterval(blocks, trial).contains(2)) {
                covered++;
            }
        }
        assertThat(100.0 * covered / trials).isBetween(90.0, 98.0);
    }
}
