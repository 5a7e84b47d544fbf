package dev.footprint.deploy.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The same service several times over: whatever the summary then calls a significant difference is a false alarm. */
class NullSimulationTest {

    private static final int RUNS = 400;
    private static final int BLOCKS = 20;

    @Test
    void pickingTheSmallestOfThreeEqualContendersKeepsTheErrorRate() {
        assertThat(falseAlarmPercent("a", "b", "c")).isLessThanOrEqualTo(7.0);
    }

    @Test
    void pickingTheSmallestOfSixEqualContendersKeepsTheErrorRate() {
        assertThat(falseAlarmPercent("a", "b", "c", "d", "e", "f")).isLessThanOrEqualTo(7.0);
    }

    private static double falseAlarmPercent(String... names) {
        List<ContenderInfo> contenders = List.of(names).stream()
                .map(name -> SampleRun.contender(name, "measured", null))
                .toList();
        SplittableRandom random = new SplittableRandom(5);
        MetricSpec spec = MetricSpec.all().getFirst();
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            Summary.Metric metric = new MetricFigures(spec, run, contenders, equalStarts(random, names)).metric();
            if (metric.figures().stream().anyMatch(f -> f.pValue() != null && f.pValue() < 0.05)) {
                alarms++;
            }
        }
        return 100.0 * alarms / RUNS;
    }

    /** Skewed times with something in common per block, as on a machine that is busier now and then. */
    private static List<Observation> equalStarts(SplittableRandom random, String... names) {
        List<Observation> starts = new ArrayList<>();
        for (int block = 1; block <= BLOCKS; block++) {
            double busy = Math.exp(0.2 * random.nextGaussian());
            for (String name : names) {
                starts.add(SampleRun.start(name, block, 2 * busy * Math.exp(0.15 * random.nextExponential())));
            }
        }
        return starts;
    }
}
