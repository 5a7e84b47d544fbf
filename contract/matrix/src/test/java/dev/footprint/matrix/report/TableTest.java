package dev.footprint.matrix.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Cell.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final List<String> CONTENDERS = List.of("red", "blue");

    @Test
    void aRowIsALineAndAContenderAColumn() {
        String table = Table.markdown(
                CONTENDERS,
                List.of(
                        cell("limits.body", "blue", Outcome.FAILED, "too slow"),
                        cell("limits.body", "red", Outcome.PASSED, ""),
                        cell("http.b|c", "red", Outcome.PASSED, "")));
        assertThat(table)
                .contains(
                        "## HTTP\n\n| row | promise | red | blue |\n|---|---|:-:|:-:|\n| `b|c` | Says http.b\\|c. | ✓ |  |\n")
                .contains(
                        "## Limits\n\n| row | promise | red | blue |\n|---|---|:-:|:-:|\n| `body` | Says limits.body. | ✓ | ✗ |\n");
    }

    @Test
    void doesNotDependOnTheOrderOfTheRun() {
        List<Cell> cells = List.of(
                cell("http.a", "red", Outcome.PASSED, ""),
                cell("http.b", "blue", Outcome.SKIPPED, "why"),
                cell("http.b", "red", Outcome.FAILED, "how"));
        assertThat(Table.markdown(CONTENDERS, cells.reversed())).isEqualTo(Table.markdown(CONTENDERS, cells));
        assertThat(Table.json(CONTENDERS, cells.reversed())).isEqualTo(Table.json(CONTENDERS, cells));
    }

    @Test
    void aSkippedRowHasItsReason() {
        assertThat(Table.markdown(CONTENDERS, List.of(cell("http.b", "blue", Outcome.SKIPPED, "why"))))
                .contains("- `http.b`, blue: why\n");
    }

    @Test
    void aRowThatWasReportedTwiceIsOnlyKeptIfItWasKeptTwice() {
        List<Cell> cells = List.of(
                cell("http.a", "red", Outcome.PASSED, ""), cell("http.a", "red", Outcome.FAILED, "the second time"));
        assertThat(Table.markdown(CONTENDERS, cells)).contains("| ✗ |");
    }

    private static Cell cell(String row, String contender, Outcome outcome, String detail) {
        return new Cell(row, "Says " + row + ".", contender, outcome, detail);
    }
}
