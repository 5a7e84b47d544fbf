package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void beginsWithTheVerdictTheMachineAndTheTable() {
        assertThat(Runs.whole().markdown().lines().limit(6))
                .satisfiesExactly(
                        l -> assertThat(l).startsWith("# rust-axum starts fastest"),
                        l -> assertThat(l).isEmpty(),
                        l -> assertThat(l).contains("kernel 6.12.48", "seed 20261125"),
                        l -> assertThat(l).isEmpty(),
                        l -> assertThat(l).startsWith("| contender | cold start, ms | RSS idle, MB |"),
                        l -> assertThat(l).isEqualTo("| --- | --- | --- | --- | --- | --- |"));
    }

    @Test
    void holdsMethodEnvironmentAndAllMetrics() {
        assertThat(Runs.whole().markdown())
                .contains("## How it was measured", "the seed 20261125")
                .contains("| Kernel | 6.12.48 |", "| Base images | official |")
                .contains("| After load: highest RSS so far, MB | go-mux | 10 |")
                .contains("| Image unpacked, MB | rust-axum | 1 | 7.81 | exact |");
    }

    @Test
    void tellsWhatWentWrong() {
        assertThat(Runs.withProblems().markdown()).contains("## What went wrong", "exit code 137", "      <b>bye</b>");
    }

    @Test
    void namesStartsThatWereDiscarded() {
        Summary whole = Runs.whole().summary();
        Observation.Failure fault = new Observation.Failure("go-mux", "engine", 5, "no start", null, null, List.of());
        Summary summary = new Summary(
                whole.schemaVersion(),
                whole.run(),
                whole.environment(),
                whole.noise(),
                whole.contenders(),
                whole.metrics(),
                whole.claims(),
                List.of(fault));
        assertThat(MarkdownReport.render(summary, List.of()))
                .contains("1 start of go-mux discarded and made again (block 5): no start")
                .doesNotContain("failed at stage");
    }

    @Test
    void aNameCannotBecomeMarkup() {
        assertThat(Runs.named("a|b<script>\nx").markdown())
                .contains("a\\|b\\<script\\> x")
                .doesNotContain("| a|b");
    }

    @Test
    void saysAtTheTopThatTheRunWasInterrupted() {
        String report = Runs.interrupted().markdown();
        assertThat(report.indexOf("> **Interrupted.**")).isPositive().isLessThan(report.indexOf("| contender |"));
    }

    @Test
    void copesWithLittleOrNothing() {
        assertThat(Runs.nothing().markdown()).contains("Nothing was measured.");
        assertThat(Runs.onlyTheFloor().markdown()).contains("null-container (floor)");
        assertThat(Runs.oneStart().markdown()).contains("too few blocks");
    }
}
