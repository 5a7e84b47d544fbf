package dev.footprint.deploy.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.calibration.CalibrationResult.Read;
import dev.footprint.deploy.calibration.CalibrationResult.SameTwiceResult;
import dev.footprint.deploy.report.CalibrationReport;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CalibrationResultTest {

    @Test
    void anErrorBeyondTheToleranceIsWrong() {
        assertThat(read(100, 2, 101.9).right()).isTrue();
        assertThat(read(100, 2, 102.1).right()).isFalse();
        assertThat(read(100, 2, 97.9).right()).isFalse();
        assertThat(read(8388608, 0, 8388608).right()).isTrue();
        assertThat(read(8388608, 0, 8388609).right()).isFalse();
        assertThat(new Read("x", "y", "ms", 0, 2, OptionalDouble.empty()).right())
                .as("what was not read is not right")
                .isFalse();
    }

    /** Of 10 runs, 3 alarms come by chance in 1.2 % of all calibrations, 4 in 0.1 %; of 200, up to 18 are plausible. */
    @Test
    void fewRunsKnowARateOnlyRoughly() {
        assertThat(SameTwiceResult.plausible(0, 10)).isTrue();
        assertThat(SameTwiceResult.plausible(3, 10)).isTrue();
        assertThat(SameTwiceResult.plausible(4, 10)).isFalse();
        assertThat(SameTwiceResult.plausible(18, 200)).isTrue();
        assertThat(SameTwiceResult.plausible(20, 200)).isFalse();
    }

    @Test
    void theReportShowsTruthReadingErrorAndVerdict() {
        String good = CalibrationReport.render(result(100.6, 0));
        assertThat(good)
                .startsWith("# Calibration: every instrument reads what is known\n")
                .containsPattern(
                        "\\| exec to accept +\\| listens +\\| 100 ms +\\| 101 ms +\\| \\+0\\.600 ms +\\| 2\\.00 ms +\\| ok")
                .contains("10 runs of 8 blocks: a difference is claimed in 0 (0 %), at most 5 % may be")
                .contains("200 times: a difference is claimed in 6 (3.00 %)")
                .contains("corrected for 3 pairs): 6.50 %");
        assertThat(CalibrationReport.render(result(103, 0)))
                .startsWith("# Calibration: 1 of 1 readings are WRONG\n")
                .contains("| WRONG |");
        assertThat(CalibrationReport.render(result(100, 5))).contains("TOO OFTEN");
    }

    /** All truths find their reading in what the servers give, and each has a server of its own. */
    @Test
    void everyTruthIsRead() {
        List<Observation> observations = new ArrayList<>();
        List<ContenderInfo> servers = new ArrayList<>();
        TruthServer.started("image").forEach(c -> servers.add(c.info(null, "measured", null)));
        servers.add(TruthServer.of(TruthServer.LAYERED, "image").info(null, "measured", null));
        for (ContenderInfo server : servers) {
            observations.add(
                    new Observation.Start(server.name(), 1, 1, 60, 180, 200, 100, 50, 200, 0.05, 1, 50.0, 500.0, 0.1));
            observations.add(SampleRun.memory(server.name(), 1, "idle", 1_000_000));
            observations.add(SampleRun.size(server.name(), 1_000_000));
            observations.add(new Observation.Load(server.name(), 1, 100, 100, 0, 900, 0.2, 500.0));
        }
        Summary summary =
                SummaryBuilder.build(observations, SampleRun.run("complete"), SampleRun.environment(), servers);
        assertThat(KnownTruth.all())
                .allSatisfy(t -> assertThat(t.reading().of(summary, observations))
                        .as(t.instrument())
                        .isPresent());
        assertThat(KnownTruth.all())
                .allSatisfy(t -> assertThat(t.reading().of(build(), List.of()))
                        .as(t.instrument())
                        .isEmpty());
    }

    private static Summary build() {
        return SummaryBuilder.build(List.of(), SampleRun.run("complete"), SampleRun.environment(), List.of());
    }

    private static Read read(double expected, double tolerance, double measured) {
        return new Read("exec to accept", "listens", "ms", expected, tolerance, OptionalDouble.of(measured));
    }

    private static CalibrationResult result(double measured, int alarms) {
        return new CalibrationResult(
                build(), List.of(read(100, 2, measured)), new SameTwiceResult(10, alarms, 8, 200, 6, 20, 1.065, 3));
    }
}
