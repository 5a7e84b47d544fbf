package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.RunInfo;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that was asked for neither cold start nor memory nor size has none of them to show, and misses none. */
class HeadlineOfOtherExperimentsTest {
    @Test
    void loadAloneHasNoTableOfColdStarts() {
        Summary summary = loaded(List.of("load", "telemetry"));
        assertThat(HeadlineTable.of(summary).rows()).isEmpty();
        assertThat(TerminalTable.render(summary, 120))
                .contains("Measured: load and telemetry.")
                .doesNotContain("cold start ms");
    }

    @Test
    void onlyWhatWasMeasuredIsExplained() {
        assertThat(Explanations.method(loaded(List.of("load"))))
                .anyMatch(sentence -> sentence.contains("percentile-bootstrap"))
                .noneMatch(sentence -> sentence.contains("Cold start") || sentence.contains("resident"));
        assertThat(Explanations.method(loaded(List.of("coldstart", "memory", "size"))))
                .anyMatch(sentence -> sentence.startsWith("Cold start is"))
                .anyMatch(sentence -> sentence.contains("1000 requests"))
                .anyMatch(sentence -> sentence.startsWith("Image sizes"));
    }

    @Test
    void aRunThatWasAskedForColdStartsSaysThatItHasNone() {
        Summary summary = loaded(List.of("coldstart", "load"));
        assertThat(HeadlineTable.of(summary).rows()).isNotEmpty();
        assertThat(Verdicts.headline(summary)).isEqualTo("No two contenders can be compared.");
    }

    private static Summary loaded(List<String> experiments) {
        RunInfo run = new RunInfo(
                "r", "2026-11-25T10:00:00Z", "2026-11-25T10:07:12Z", 1, experiments, 6, 1, 1000, 6, 3, "c", "complete");
        List<Summary.Figure> figures = List.of(figure("go-mux", 30_000), figure("rust-axum", 70_000));
        return new Summary(
                Summary.SCHEMA_VERSION,
                run,
                SampleRun.environment(),
                null,
                SampleRun.contenders(),
                List.of(new Summary.Metric("load.peak", "Peak", "1/s", false, figures)),
                List.of(),
                List.of());
    }

    private static Summary.Figure figure(String contender, double value) {
        return new Summary.Figure(
                contender, 6, value, value, value, value, value, value, value, null, null, null, null, null, 0, false);
    }
}
