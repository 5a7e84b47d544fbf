package dev.footprint.deploy.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.Summary;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same services measured twice: whatever the gate then calls a regression is a false alarm. */
class GateNullSimulationTest {
    private static final int TRIALS = 200;
    private static final int BLOCKS = 20;
    private static final int MEMORY_BLOCKS = 8;
    private static final Map<String, Double> TYPICAL_MS =
            new TreeMap<>(Map.of("rust-axum", 2.1, "go-mux", 5.2, "java-quarkus", 905.0, "null-container", 0.8));

    /** Nothing is allowed, so the test alone holds the noise back. */
    @Test
    void sameServicesOnAQuietMachine() throws NotComparableException {
        assertThat(alarms(1.0, 0, 1)).isLessThanOrEqualTo(TRIALS * 5 / 100);
    }

    @Test
    void sameServicesWithTheDefaultAllowance() throws NotComparableException {
        assertThat(alarms(1.05, 0, 1)).isLessThanOrEqualTo(TRIALS * 2 / 100);
    }

    /** One run meets a machine that is slower as a whole, by a fifth and more now and then; the floor shows it. */
    @Test
    void sameServicesOnAMachineThatIsSlowerTheSecondTime() throws NotComparableException {
        assertThat(alarms(1.05, 0.15, 1)).isLessThanOrEqualTo(TRIALS * 5 / 100);
    }

    /** The gate must be able to ring as well. */
    @Test
    void aServiceThatBecameAThirdSlowerIsFound() throws NotComparableException {
        assertThat(alarms(1.05, 0, 1.33)).isGreaterThanOrEqualTo(TRIALS * 80 / 100);
    }

    private static int alarms(double allowed, double drift, double slower) throws NotComparableException {
        SplittableRandom random = new SplittableRandom(20261125);
        int alarms = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Summary before = run("before", random, drift, 1);
            Summary after = run("after", random, drift, slower);
            alarms += RegressionGate.judge(before, after, allowed).passed() ? 0 : 1;
        }
        return alarms;
    }

    /** Skewed times with something in common per block and per run. */
    private static Summary run(String id, SplittableRandom random, double drift, double rustIsSlower) {
        double machine = Math.exp(drift * random.nextGaussian());
        double[] busy = IntStream.range(0, BLOCKS)
                .mapToDouble(b -> machine * Math.exp(0.05 * random.nextGaussian()))
                .toArray();
        Map<String, double[]> starts = new TreeMap<>();
        Map<String, double[]> memory = new TreeMap<>();
        TYPICAL_MS.forEach((name, typical) -> {
            double factor = name.equals("rust-axum") ? typical * rustIsSlower : typical;
            starts.put(
                    name,
                    IntStream.range(0, BLOCKS)
                            .mapToDouble(b -> factor * busy[b] * Math.exp(0.12 * random.nextExponential()))
                            .toArray());
            memory.put(
                    name,
                    IntStream.range(0, MEMORY_BLOCKS)
                            .mapToDouble(b -> Math.rint(1000 * Math.exp(0.01 * random.nextGaussian())) * 4096)
                            .toArray());
        });
        return TwoRuns.run(
                id,
                TwoRuns.metric(TwoRuns.COLD_START, "ms", starts),
                TwoRuns.metric(TwoRuns.MEMORY, "bytes", memory),
                TwoRuns.metric(TwoRuns.SIZE, "bytes", Map.of("rust-axum", new double[] {7_800_000})));
    }
}
