package dev.footprint.deploy.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.footprint.deploy.regression.Change.Outcome;
import dev.footprint.deploy.report.GateText;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionGateTest {

    @Test
    void namesMetricContenderSizeAndInterval() throws NotComparableException {
        GateVerdict verdict = RegressionGate.judge(starts("a", 5.0), starts("b", 6.0), 1.05);
        assertThat(verdict.passed()).isFalse();
        Change change = verdict.with(Outcome.REGRESSION).getFirst();
        assertThat(change.ratio()).isCloseTo(1.2, within(1e-9));
        assertThat(change.interval().low()).isBetween(1.1, 1.2);
        assertThat(GateText.render(verdict))
                .contains("baseline a, current b")
                .containsPattern("REGRESSION  cold_start.exec_to_200 of go-mux: 5\\.\\d+ -> 6\\.\\d+ ms, \\+20\\.0 %"
                        + " \\(95 % CI \\+1\\d\\.\\d % to \\+2\\d\\.\\d %, p < 0\\.001\\)")
                .endsWith("gate: FAILED, 1 significant regression beyond 5.0 % in 1 figure\n");
    }

    @Test
    void aGainIsNoRegression() throws NotComparableException {
        GateVerdict verdict = RegressionGate.judge(starts("a", 6.0), starts("b", 5.0), 1.05);
        assertThat(verdict.passed()).isTrue();
        assertThat(GateText.render(verdict)).contains("improvement ", "-16.7 %").contains("gate: passed");
    }

    @Test
    void aClearChangeWithinTheAllowanceIsNone() throws NotComparableException {
        GateVerdict verdict = RegressionGate.judge(starts("a", 5.0), starts("b", 5.2), 1.10);
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.changes()).extracting(Change::outcome).containsExactly(Outcome.WITHIN);
        assertThat(RegressionGate.judge(starts("a", 5.0), starts("b", 6.0), 1.25)
                        .passed())
                .isTrue();
    }

    @Test
    void sizesAreHeldAgainstTheAllowanceExactly() throws NotComparableException {
        assertThat(RegressionGate.judge(size("a", 1000), size("b", 1050), 1.05).passed())
                .isTrue();
        GateVerdict verdict = RegressionGate.judge(size("a", 1000), size("b", 1051), 1.05);
        assertThat(verdict.passed()).isFalse();
        assertThat(GateText.render(verdict)).contains("+5.1 % (exact)");
    }

    @Test
    void whatTheFloorLostAsWellIsTakenOff() throws NotComparableException {
        Summary before = withFloor("a", 5.0, 1.0);
        assertThat(RegressionGate.judge(before, withFloor("b", 6.0, 1.2), 1.05).passed())
                .isTrue();
        GateVerdict verdict = RegressionGate.judge(before, withFloor("b", 9.0, 1.2), 1.05);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.changes().getFirst().ratio()).isCloseTo(1.5, within(1e-9));
        assertThat(GateText.render(verdict)).contains("+20.0 % that the floor lost as well taken off");
    }

    @Test
    void aContenderThatCannotBeMeasuredAnyMoreIsARegression() throws NotComparableException {
        Summary failed = TwoRuns.run(
                "b",
                SampleRun.environment(),
                List.of(SampleRun.contender("go-mux", "failed", "it exited with code 1")));
        GateVerdict verdict = RegressionGate.judge(starts("a", 5.0), failed, 1.05);
        assertThat(verdict.passed()).isFalse();
        assertThat(GateText.render(verdict)).contains("go-mux was measured in the baseline and now failed: it exited");
    }

    @Test
    void aContenderThatWasNotAskedForIsOnlyMentioned() throws NotComparableException {
        Summary fewer = TwoRuns.run(
                "b",
                SampleRun.environment(),
                List.of(SampleRun.contender("go-mux", "measured", null)),
                TwoRuns.metric(TwoRuns.COLD_START, "ms", Map.of("go-mux", around(5.0, 20))));
        GateVerdict verdict = RegressionGate.judge(starts("a", 5.0), fewer, 1.05);
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.unjudged()).anyMatch(s -> s.contains("rust-axum: not in the current run"));
    }

    @Test
    void tooFewBlocksAreNotJudged() {
        Summary few = TwoRuns.run("b", TwoRuns.metric(TwoRuns.COLD_START, "ms", Map.of("go-mux", around(50.0, 5))));
        assertThatThrownBy(() -> RegressionGate.judge(starts("a", 5.0), few, 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("too few blocks (20 / 5, 6 needed)")
                .hasMessageContaining("at least 6 starts");
    }

    @Test
    void figuresOfABusyMachineAreNotJudged() {
        assertThatThrownBy(() -> RegressionGate.judge(starts("a", 5.0), TwoRuns.busy(starts("b", 9.0), 6), 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("the machine was busy in 0 of 20 / 6 of 20 blocks; measure again on a quiet one");
    }

    @Test
    void timesOfAFasterOrSlowerMachineAreNotJudged() {
        Summary before = TwoRuns.yardstick(starts("a", 5.0), 1000);
        assertThatThrownBy(() -> RegressionGate.judge(before, TwoRuns.yardstick(starts("b", 9.0), 1700), 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("the same piece of work in 1000 us then and in 1700 us now");
        assertThatThrownBy(() -> RegressionGate.judge(TwoRuns.yardstick(starts("b", 9.0), 1700), before, 1.05))
                .hasMessageContaining("in 1700 us then and in 1000 us now");
    }

    @Test
    void timesOfAMachineAsFastAreJudged() throws NotComparableException {
        Summary before = TwoRuns.yardstick(starts("a", 5.0), 1000);
        assertThat(RegressionGate.judge(before, TwoRuns.yardstick(starts("b", 9.0), 1090), 1.05)
                        .with(Outcome.REGRESSION))
                .isNotEmpty();
        assertThat(RegressionGate.judge(starts("a", 5.0), TwoRuns.yardstick(starts("b", 9.0), 1700), 1.05)
                        .with(Outcome.REGRESSION))
                .as("a baseline without a yardstick")
                .isNotEmpty();
    }

    @Test
    void memoryIsJudgedOnABusyMachineAllTheSame() throws NotComparableException {
        Summary before = memory("a", 10_000_000);
        assertThat(RegressionGate.judge(before, TwoRuns.busy(memory("b", 12_000_000), 20), 1.05)
                        .passed())
                .isFalse();
    }

    @Test
    void thePassSaysWhatCouldNotBeJudged() throws NotComparableException {
        Summary before = both("a", 5.0);
        GateVerdict verdict = RegressionGate.judge(before, TwoRuns.busy(both("b", 9.0), 20), 1.05);
        assertThat(verdict.passed()).isTrue();
        assertThat(GateText.render(verdict)).endsWith("in 1 figure; 1 could not be judged, see above\n");
    }

    private static Summary both(String id, double median) {
        return TwoRuns.run(
                id,
                TwoRuns.metric(TwoRuns.COLD_START, "ms", Map.of("go-mux", around(median, 20))),
                TwoRuns.metric(TwoRuns.SIZE, "bytes", Map.of("go-mux", new double[] {1000})));
    }

    private static Summary memory(String id, double bytes) {
        return TwoRuns.run(id, TwoRuns.metric(TwoRuns.MEMORY, "bytes", Map.of("go-mux", around(bytes, 20))));
    }

    @Test
    void fewerRequestsPerSecondAreARegressionAndMoreAreNone() throws NotComparableException {
        GateVerdict verdict = RegressionGate.judge(peak("a", 40_000), peak("b", 32_000), 1.05);
        assertThat(verdict.passed()).isFalse();
        assertThat(GateText.render(verdict)).contains("REGRESSION  load.peak of go-mux", "-20.0 %");
        assertThat(RegressionGate.judge(peak("a", 32_000), peak("b", 40_000), 1.05)
                        .with(Outcome.IMPROVEMENT))
                .hasSize(1);
    }

    @Test
    void aPeakOfABusyMachineIsNotJudged() {
        assertThatThrownBy(() -> RegressionGate.judge(peak("a", 40_000), TwoRuns.busy(peak("b", 20_000), 20), 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("the machine was busy");
    }

    private static Summary peak(String id, double median) {
        return TwoRuns.run(id, TwoRuns.metric("load.peak", "1/s", Map.of("go-mux", around(median, 20))));
    }

    @Test
    void aFewBusyBlocksDoNotMatter() throws NotComparableException {
        assertThat(RegressionGate.judge(starts("a", 5.0), TwoRuns.busy(starts("b", 9.0), 5), 1.05)
                        .passed())
                .isFalse();
    }

    @Test
    void refusesAnotherMachine() {
        Environment e = SampleRun.environment();
        Environment other = new Environment(
                e.footprintVersion(),
                "29.0.0",
                e.apiVersion(),
                e.storageDriver(),
                e.cgroupVersion(),
                e.kernel(),
                e.operatingSystem(),
                e.architecture(),
                "Some other CPU",
                e.cpus(),
                e.engineMemoryBytes() + 4096,
                e.serviceCpus(),
                e.toolCpus(),
                e.javaVersion(),
                e.bases(),
                e.builderImages(),
                "another revision");
        assertThatThrownBy(() ->
                        RegressionGate.judge(starts("a", 5.0), TwoRuns.run("b", other, SampleRun.contenders()), 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("processor: AMD EPYC 7B13 / Some other CPU")
                .hasMessageContaining("engine: 28.3.1 / 29.0.0")
                .hasMessageContaining("measure the baseline anew")
                .hasMessageNotContaining("memory of the machine")
                .hasMessageNotContaining("revision");
    }

    @Test
    void refusesOtherLimits() {
        ContenderInfo c = SampleRun.contender("go-mux", "measured", null);
        ContenderInfo half = new ContenderInfo(
                c.name(),
                c.language(),
                c.framework(),
                c.image(),
                c.imageId(),
                0.5,
                c.memoryLimitBytes(),
                false,
                c.state(),
                null);
        assertThatThrownBy(() -> RegressionGate.judge(
                        starts("a", 5.0), TwoRuns.run("b", SampleRun.environment(), List.of(half)), 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("CPU limit of go-mux: 1.0 / 0.5");
    }

    @Test
    void refusesTheSameRunTwice() {
        assertThatThrownBy(() -> RegressionGate.judge(starts("a", 5.0), starts("a", 5.0), 1.05))
                .isInstanceOf(NotComparableException.class)
                .hasMessageContaining("the same run (a)");
    }

    private static Summary starts(String id, double median) {
        return TwoRuns.run(id, TwoRuns.metric(TwoRuns.COLD_START, "ms", Map.of("go-mux", around(median, 20))));
    }

    private static Summary withFloor(String id, double median, double floor) {
        return TwoRuns.run(
                id,
                TwoRuns.metric(
                        TwoRuns.COLD_START,
                        "ms",
                        Map.of("go-mux", around(median, 20), SampleRun.FLOOR, around(floor, 20))));
    }

    private static Summary size(String id, double bytes) {
        return TwoRuns.run(id, TwoRuns.metric(TwoRuns.SIZE, "bytes", Map.of("go-mux", new double[] {bytes})));
    }

    /** Within 2 % of the median, evenly. */
    private static double[] around(double median, int blocks) {
        return IntStream.range(0, blocks)
                .mapToDouble(i -> median * (1 + 0.04 * (i - (blocks - 1) / 2.0) / (blocks - 1)))
                .toArray();
    }
}
