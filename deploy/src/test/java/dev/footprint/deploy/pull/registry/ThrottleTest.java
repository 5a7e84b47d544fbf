package dev.footprint.deploy.pull.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long NOW = 5_000_000_000L;

    @Test
    void everyByteIsPaidForBeforeItIsSent() {
        Throttle throttle = new Throttle(8_000_000);
        assertThat(throttle.book(1_000, NOW)).isEqualTo(NOW + 1_000_000);
    }

    @Test
    void whoComesMeanwhileStandsInLine() {
        Throttle throttle = new Throttle(8_000_000);
        throttle.book(1_000, NOW);
        assertThat(throttle.book(500, NOW + 10)).isEqualTo(NOW + 1_500_000);
    }

    @Test
    void aPauseEarnsNoBurst() {
        Throttle throttle = new Throttle(8_000_000);
        throttle.book(1_000, NOW);
        long later = NOW + 3_600_000_000_000L;
        assertThat(throttle.book(1_000, later)).isEqualTo(later + 1_000_000);
    }

    @Test
    void roundingNeverMakesItFaster() {
        Throttle throttle = new Throttle(3_000_000_000L);
        long until = NOW;
        for (int i = 0; i < 3_000; i++) {
            until = throttle.book(1, NOW);
        }
        assertThat(until - NOW).isGreaterThanOrEqualTo(3_000 * 8 / 3);
    }

    @Test
    void withoutALimitNobodyWaits() {
        assertThat(new Throttle(0).book(1 << 30, NOW)).isEqualTo(NOW);
    }
}
