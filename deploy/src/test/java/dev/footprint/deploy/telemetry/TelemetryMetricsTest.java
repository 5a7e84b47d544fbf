package dev.footprint.deploy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.LoadObservation.Visit;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryMetricsTest {

    /** The machine's drift is larger than the price, and falls on both settings of a block alike. */
    @Test
    void thePriceIsTakenWithinBlocks() {
        List<Observation> observations = new ArrayList<>();
        for (int block = 1; block <= 8; block++) {
            double drift = 1 + block;
            observations.add(visit(block, "off", 10 * drift));
            observations.add(visit(block, "on", 12 * drift));
        }
        Summary.Figure price = figure(observations, "telemetry.price.on.cold_start");
        assertThat(price.median()).isCloseTo(1.2, within(1e-9));
        assertThat(price.low()).isCloseTo(1.2, within(1e-9));
        assertThat(price.high()).isCloseTo(1.2, within(1e-9));
        assertThat(price.n()).isEqualTo(8);
    }

    @Test
    void aBlockWithoutTheOtherSettingHasNoPrice() {
        List<Observation> observations = List.of(visit(1, "off", 10), visit(1, "on", 11), visit(2, "on", 50));
        assertThat(figure(observations, "telemetry.price.on.cold_start").n()).isEqualTo(1);
        assertThat(figure(observations, "telemetry.on.cold_start").n()).isEqualTo(2);
    }

    private static Summary.Figure figure(List<Observation> observations, String metric) {
        Summary summary = SummaryBuilder.build(
                observations,
                SampleRun.run("complete"),
                SampleRun.environment(),
                List.of(SampleRun.contender("rust-axum", "measured", null)),
                TelemetryMetrics.all());
        return summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .findFirst()
                .orElseThrow()
                .figures()
                .getFirst();
    }

    private static Visit visit(int block, String variant, double startMs) {
        return new Visit(
                "rust-axum",
                block,
                new Series(TelemetryExperiment.NAME, variant),
                startMs,
                5_000_000,
                8_000_000,
                9_000_000);
    }
}
