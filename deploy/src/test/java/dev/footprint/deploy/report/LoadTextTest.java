package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.load.LoadExperiment;
import dev.footprint.deploy.results.LoadObservation.Failures;
import dev.footprint.deploy.results.LoadObservation.Latency;
import dev.footprint.deploy.results.LoadObservation.Peak;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTextTest {
    private static final Series LOAD = new Series("load", null);

    @Test
    void showsMediansWithTheirIntervals() {
        String text = text(6, true, 0.2);
        assertThat(text).contains("Load: the highest throughput").contains("rust-axum  10,000 [10,000-10,000]");
        assertThat(text).contains("50 % of the slowest peak").contains("3.00 [3.00-3.00]");
        assertThat(text).contains("0 of 6000 requests had no right answer");
        assertThat(text).contains("generator and collector shared core(s) 1");
    }

    @Test
    void aLateGeneratorsLatenciesAreLeftOutAndCounted() {
        String text = text(6, false, 0.2);
        assertThat(text)
                .contains("6 of 6 steps are left out of the latencies")
                .containsPattern("slowest peak +rust-axum +- +- +- +- +- +20.0");
    }

    @Test
    void aBusyGeneratorIsNamed() {
        assertThat(text(6, true, 0.97)).contains("In 6 of 6 steps the generator was busy more than 90 %");
    }

    @Test
    void withoutLoadThereIsNoText() {
        assertThat(LoadText.render(SampleRun.summary(), List.of(), 120)).isEmpty();
    }

    private static String text(int blocks, boolean valid, double busy) {
        List<Observation> observations = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            Step step = step(block, valid, busy);
            observations.add(step);
            observations.add(new Peak("rust-axum", block, LOAD, 10_000, 32, true, 4000, step));
        }
        Summary summary = SummaryBuilder.build(
                observations,
                SampleRun.run("complete"),
                SampleRun.environment(),
                List.of(SampleRun.contender("rust-axum", "measured", null)),
                new LoadExperiment(b -> true, Duration.ofSeconds(1), null).metrics());
        return LoadText.render(summary, observations, 120);
    }

    private static Step step(int block, boolean valid, double busy) {
        Latency latency = new Latency(1, 2, 3, 4, 5, "HISTF");
        return new Step(
                "rust-axum",
                block,
                LOAD,
                "at-50",
                false,
                64,
                1000.0,
                1000,
                1000,
                new Failures(0, 0, 0, 0, 0, 0, 0),
                1000,
                1000,
                latency,
                latency,
                valid,
                valid ? null : "late",
                0,
                0,
                busy,
                20.0,
                8_000_000L,
                9_000_000L,
                List.of());
    }
}
