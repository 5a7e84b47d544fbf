package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTableTest {

    @Test
    void floorIsLastAndMarkedAndHasNoRatio() {
        List<String> rows =
                TerminalTable.render(Runs.whole().summary(), 160).lines().toList();
        int last = rows.indexOf(rows.stream()
                .filter(r -> r.startsWith("null-container (floor)"))
                .findFirst()
                .orElseThrow());
        assertThat(rows.get(last)).doesNotContain(" x");
        assertThat(rows.get(last - 1)).startsWith("java-quarkus");
        assertThat(rows.get(last + 1)).isEmpty();
    }

    @Test
    void cellsHoldMedianIntervalAndRatio() {
        assertThat(TerminalTable.render(Runs.whole().summary(), 160))
                .containsPattern("go-mux +\\d\\.\\d\\d \\[\\d\\.\\d\\d-\\d\\.\\d\\d] x\\d\\.\\d");
    }

    @ParameterizedTest
    @ValueSource(ints = {140, 100, 80, 60, 50})
    void keepsWithinTheWidth(int width) {
        assertThat(TerminalTable.render(Runs.withProblems().summary(), width).lines())
                .allMatch(line -> line.length() <= width);
    }

    @Test
    void tellsWhatWentWrongOncePerKind() {
        String text = TerminalTable.render(Runs.withProblems().summary(), 160);
        assertThat(text)
                .containsOnlyOnce("java-late failed at stage start (blocks 1 and 2): ended before it listened")
                .contains("exit code 137")
                .contains("out of memory")
                .contains("| <b>bye</b>")
                .contains("go-strange was refused and not measured: GET /health answered 404");
    }

    @Test
    void neverPassesOnControlCharacters() {
        assertThat(TerminalTable.render(Runs.withProblems().summary(), 160)).doesNotContain("\u001b");
        assertThat(TerminalTable.render(Runs.named("a\u001b]0;x\u0007\u202eb").summary(), 160))
                .doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void saysAtTheTopThatTheRunWasInterrupted() {
        List<String> lines =
                TerminalTable.render(Runs.interrupted().summary(), 160).lines().toList();
        assertThat(lines.get(1)).startsWith("INTERRUPTED.").contains("3 of 20 planned starts");
    }

    @Test
    void copesWithLittleOrNothing() {
        assertThat(TerminalTable.render(Runs.nothing().summary(), 120)).contains("Nothing was measured.");
        assertThat(TerminalTable.render(Runs.onlyTheFloor().summary(), 120)).contains("Only the floor");
        assertThat(TerminalTable.render(Runs.oneStart().summary(), 120))
                .contains("1 of 20 starts")
                .doesNotContain("[2");
    }
}
