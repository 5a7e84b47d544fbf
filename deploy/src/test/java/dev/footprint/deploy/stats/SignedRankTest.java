package dev.footprint.deploy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignedRankTest {

    /**
     * Darwin's heights of cross- and self-fertilised maize (Fisher, The Design of Experiments, 1935), differences in
     * eighths of an inch. The sum of the negative ranks is 24, and the exact two-sided p-value 0.04126.
     */
    @Test
    void agreesWithDarwinsMaize() {
        double[] differences = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        assertThat(SignedRank.pValue(differences)).isCloseTo(0.04126, within(5e-5));
    }

    /**
     * Depression scores before and after (Hollander and Wolfe, Nonparametric Statistical Methods, 1973): V = 40 of 45,
     * p = 0.01953 for one side, so 0.03906 for two.
     */
    @Test
    void agreesWithHollanderAndWolfe() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = before[i] - after[i];
        }
        assertThat(SignedRank.pValue(differences)).isCloseTo(0.0390625, within(1e-9));
    }

    @Test
    void allOfOneSignGivesTheLeastPossible() {
        assertThat(SignedRank.pValue(new double[] {1, 2, 3, 4, 5, 6})).isCloseTo(2.0 / 64, within(1e-12));
        assertThat(SignedRank.smallestPossible(6)).isEqualTo(2.0 / 64);
        assertThat(SignedRank.smallestPossible(1)).isEqualTo(1);
    }

    @Test
    void tiesCannotClaimMoreThanTheSignsShow() {
        assertThat(SignedRank.pValue(new double[] {1, 1, 1, 1})).isGreaterThanOrEqualTo(0.125);
    }

    @Test
    void noDifferenceAtAllIsNoEvidence() {
        assertThat(SignedRank.pValue(new double[] {0, 0, 0})).isEqualTo(1);
        assertThat(SignedRank.pValue(new double[0])).isEqualTo(1);
    }

    @Test
    void saysHowManyBlocksATestNeeds() {
        assertThat(SignedRank.blocksNeeded(1, 0.05)).isEqualTo(6);
        assertThat(SignedRank.blocksNeeded(3, 0.05)).isEqualTo(7);
        assertThat(SignedRank.blocksNeeded(15, 0.05)).isEqualTo(10);
    }
}
