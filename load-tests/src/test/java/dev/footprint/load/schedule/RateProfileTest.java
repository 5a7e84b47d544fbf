package dev.footprint.load.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.load.schedule.RateProfile.Point;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateProfileTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 7, 1_000, 33_333, 1_000_000})
    void atAConstantRateRequestNIsDueAtNDividedByIt(double rate) {
        RateProfile profile = RateProfile.constant(rate, Duration.ofSeconds(20));
        assertEquals(Math.round(20 * rate), profile.requests());
        for (long n = 0; n < profile.requests(); n += Math.max(1, profile.requests() / 1_000)) {
            assertEquals(n * SECOND / rate, profile.due(n), 1);
        }
        assertEquals(rate, profile.mean(), 1e-9 * rate);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 999, 1_000, 6_007, 100_000})
    void aLengthInNanosecondsBringsAsManyRequestsAsItWasMadeFor(int requests) {
        for (int rate : new int[] {1, 3, 7, 1_000, 9_999, 70_001}) {
            Duration length = Duration.ofNanos(requests * SECOND / rate);
            assertEquals(requests, RateProfile.constant(rate, length).requests(), rate + "/s");
        }
    }

    @Test
    void aRampIsDueAtTheSquareRoot() {
        // rate 200 t: n = 100 t^2
        RateProfile profile =
                new RateProfile(List.of(new Point(Duration.ZERO, 0), new Point(Duration.ofSeconds(10), 2_000)));
        assertEquals(10_000, profile.requests());
        assertEquals(0, profile.due(0));
        assertEquals(SECOND / 10, profile.due(1), 1);
        assertEquals(SECOND, profile.due(100), 1);
        assertEquals(5 * SECOND, profile.due(2_500), 1);
    }

    @Test
    void aSpikeJumpsThereAndBackAndNothingIsLost() {
        RateProfile profile = new RateProfile(List.of(
                new Point(Duration.ZERO, 10),
                new Point(Duration.ofSeconds(10), 10),
                new Point(Duration.ofSeconds(10), 1_000),
                new Point(Duration.ofSeconds(11), 1_000),
                new Point(Duration.ofSeconds(11), 0),
                new Point(Duration.ofSeconds(12), 0),
                new Point(Duration.ofSeconds(12), 10),
                new Point(Duration.ofSeconds(22), 10)));
        assertEquals(100 + 1_000 + 100, profile.requests());
        assertEquals(9 * SECOND + 9 * SECOND / 10, profile.due(99), 1);
        assertEquals(10 * SECOND, profile.due(100), 1);
        assertEquals(10 * SECOND + SECOND / 1_000, profile.due(101), 1);
        assertTrue(profile.due(1_099) < 11 * SECOND);
        assertEquals(12 * SECOND + SECOND / 10, profile.due(1_101), 1);
        long before = -1;
        for (long n = 0; n < profile.requests(); n++) {
            assertTrue(profile.due(n) > before, "ascending at " + n);
            before = profile.due(n);
        }
        assertEquals(0, profile.due(0), "and it can be asked again");
    }

    @Test
    void aFallingRateComesToItsEnd() {
        RateProfile profile =
                new RateProfile(List.of(new Point(Duration.ZERO, 100), new Point(Duration.ofSeconds(2), 0)));
        assertEquals(100, profile.requests());
        assertTrue(profile.due(99) < 2 * SECOND);
    }

    @Test
    void refusesWhatIsNoRate() {
        Point start = new Point(Duration.ZERO, 1);
        for (List<Point> points : List.of(
                List.of(start),
                List.of(new Point(Duration.ofSeconds(1), 1), new Point(Duration.ofSeconds(2), 1)),
                List.of(start, new Point(Duration.ofSeconds(2), 1), new Point(Duration.ofSeconds(1), 1)),
                List.of(start, new Point(Duration.ofSeconds(1), -1)),
                List.of(start, new Point(Duration.ofSeconds(1), Double.NaN)),
                List.of(new Point(Duration.ZERO, 0), new Point(Duration.ofSeconds(1), 0)))) {
            assertThrows(IllegalArgumentException.class, () -> new RateProfile(points), points::toString);
        }
    }
}
