package dev.footprint.deploy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedRatioTest {

    /** The blocks differ tenfold among themselves, the ratio inside each does not: pairing must see through it. */
    @Test
    void takesOutWhatABlockHasInCommon() {
        PairedRatio ratio = PairedRatio.of(Map.of(1, 2.0, 2, 20.0, 3, 6.2), Map.of(1, 1.0, 2, 10.0, 3, 3.1), 1)
                .orElseThrow();
        assertThat(ratio.median()).isEqualTo(2);
        assertThat(ratio.interval().low()).isCloseTo(2, within(1e-12));
        assertThat(ratio.interval().high()).isCloseTo(2, within(1e-12));
    }

    @Test
    void medianOfRatiosIsNotRatioOfMedians() {
        PairedRatio ratio = PairedRatio.of(Map.of(1, 1.0, 2, 6.0, 3, 9.0), Map.of(1, 1.0, 2, 1.0, 3, 3.0), 1)
                .orElseThrow();
        assertThat(ratio.median()).isEqualTo(3);
    }

    @Test
    void leavesOutBlocksThatOneSideLacks() {
        PairedRatio ratio = PairedRatio.of(Map.of(1, 4.0, 2, 8.0, 5, 9.0), Map.of(2, 2.0, 5, 3.0, 6, 1.0), 1)
                .orElseThrow();
        assertThat(ratio.pairs()).isEqualTo(2);
        assertThat(ratio.median()).isEqualTo(3.5);
    }

    @Test
    void valuesThatGiveNoRatioAreNoPair() {
        assertThat(PairedRatio.of(Map.of(1, 4.0, 2, 0.0), Map.of(1, 0.0, 2, 3.0), 1))
                .isEmpty();
        assertThat(PairedRatio.of(Map.of(), Map.of(1, 1.0), 1)).isEmpty();
    }
}
