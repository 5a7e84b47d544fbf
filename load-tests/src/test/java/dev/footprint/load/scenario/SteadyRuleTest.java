package dev.footprint.load.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.footprint.load.record.Interval;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyRuleTest {

    @ParameterizedTest
    @CsvSource({
        "'100 100', -1",
        "'100 100 100', 3",
        "'95 100 105', 3",
        "'94 100 105', -1",
        "'10 20 50 80 95 99 100 101', 7",
        "'100 110 121 133 146', -1",
        "'0 0 0 0', -1"
    })
    void isSteadyWhenTheLastOnesLieCloseTogether(String counts, int steadyAfter) {
        SteadyRule rule = new SteadyRule(new Phase.Steady(3, 0.10, Duration.ofSeconds(60)));
        long[] oks = Arrays.stream(counts.split(" ")).mapToLong(Long::parseLong).toArray();
        int found = -1;
        for (int i = 0; i < oks.length && found < 0; i++) {
            if (rule.isSteadyAfter(new Interval(0, 1, oks[i], 0, 0, 0, 0))) {
                found = i + 1;
            }
        }
        assertEquals(steadyAfter, found);
    }
}
