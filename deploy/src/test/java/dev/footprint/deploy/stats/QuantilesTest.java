package dev.footprint.deploy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void medianOfOddAndEvenCounts() {
        assertThat(Quantiles.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Quantiles.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Quantiles.median(new double[] {7})).isEqualTo(7);
    }

    /** By hand: h = (n + 1/3) p + 1/3 = 10.333 * 0.1 + 0.333 = 1.3667, so x1 + 0.3667 (x2 - x1). */
    @Test
    void followsHyndmanAndFansDefinitionEight() {
        double[] values = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
        assertThat(Quantiles.quantile(values, 0.1)).isCloseTo(13.6667, within(1e-3));
        assertThat(Quantiles.quantile(values, 0.9)).isCloseTo(96.3333, within(1e-3));
    }

    @Test
    void leavesTheValuesInTheirOrder() {
        double[] values = {3, 1, 2};
        Quantiles.median(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void needsAValue() {
        assertThatThrownBy(() -> Quantiles.median(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one value");
    }
}
