package dev.footprint.deploy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footprint.deploy.stats.MedianShift.Estimate;
import org.junit.jupiter.api.Test;

class MedianShiftTest {

    /** By hand: two intervals of e^(+-0.0196) are standard errors of 0.01 each; the difference's is 0.01414, with 38 degrees of freedom. */
    @Test
    void addsTheUncertaintiesOfBoth() {
        MedianShift shift = MedianShift.between(estimate(2, 0.0196, 20), estimate(2.2, 0.0196, 20));
        assertThat(shift.ratio()).isCloseTo(1.1, within(1e-12));
        assertThat(Math.sqrt(shift.variance())).isCloseTo(0.014142, within(1e-5));
        // Student's 97.5 % point for 38 degrees of freedom is 2.0244.
        assertThat(shift.interval().high()).isCloseTo(1.1 * Math.exp(2.0244 * 0.014142), within(1e-4));
        assertThat(shift.interval().low()).isCloseTo(1.1 / Math.exp(2.0244 * 0.014142), within(1e-4));
    }

    @Test
    void isSureOnlyFarBeyondTheAllowedSize() {
        MedianShift shift = MedianShift.between(estimate(2, 0.0196, 20), estimate(2.2, 0.0196, 20));
        assertThat(shift.pAbove(1.0)).isLessThan(0.001);
        assertThat(shift.pAbove(1.1)).isCloseTo(0.5, within(1e-9));
        assertThat(shift.pAbove(1.2)).isGreaterThan(0.999);
        assertThat(shift.pBelow(1.1)).isCloseTo(0.5, within(1e-9));
        assertThat(shift.pBelow(1.2)).isLessThan(0.001);
    }

    @Test
    void fewerBlocksAreLessSure() {
        double many = MedianShift.between(estimate(2, 0.05, 40), estimate(2.2, 0.05, 40))
                .pAbove(1);
        double few = MedianShift.between(estimate(2, 0.05, 6), estimate(2.2, 0.05, 6))
                .pAbove(1);
        assertThat(few).isGreaterThan(many);
    }

    @Test
    void whatIsExactIsComparedExactly() {
        MedianShift shift = MedianShift.between(estimate(100, 0, 1), estimate(106, 0, 1));
        assertThat(shift.interval()).isEqualTo(new Interval(shift.ratio(), shift.ratio()));
        assertThat(shift.pAbove(1.05)).isZero();
        assertThat(shift.pAbove(1.07)).isEqualTo(1);
    }

    @Test
    void takesOffWhatAllLostButNotWhatAllGained() {
        MedianShift own = MedianShift.between(estimate(2, 0.01, 20), estimate(2.42, 0.01, 20));
        MedianShift slower = MedianShift.between(estimate(1, 0.01, 20), estimate(1.1, 0.01, 20));
        assertThat(own.without(slower).ratio()).isCloseTo(1.1, within(1e-12));
        assertThat(own.without(slower).variance()).isGreaterThan(own.variance());
        MedianShift faster = MedianShift.between(estimate(1, 0.01, 20), estimate(0.9, 0.01, 20));
        assertThat(own.without(faster)).isEqualTo(own);
    }

    private static Estimate estimate(double median, double reach, int blocks) {
        return new Estimate(median, new Interval(median * Math.exp(-reach), median * Math.exp(reach)), blocks);
    }
}
