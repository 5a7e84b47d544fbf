package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A run on a busy machine says so at the top and beside every figure that was touched. */
class BusyMachineTest {

    @Test
    void theTerminalSaysSo() {
        assertThat(TerminalTable.render(Runs.busy().summary(), 160))
                .contains("BUSY MACHINE. The machine had other work in or next to 2 of")
                .contains("other work up to 0.840 processors, steal up to 3.00 %")
                .containsPattern("go-mux +\\d\\.\\d\\d~ \\[")
                .containsPattern("\\(rust-axum 2\\.\\d\\d~ \\[");
        assertThat(TerminalTable.render(Runs.whole().summary(), 160)).doesNotContain("BUSY", "~ [");
    }

    @Test
    void theMarkdownReportSaysSo() {
        assertThat(Runs.busy().markdown())
                .contains("> **Busy machine.**", "~ \\[")
                .contains("1 other container: somebody-else");
        assertThat(Runs.whole().markdown()).doesNotContain("Busy machine", "~ \\[");
    }

    @Test
    void thePageSaysSoBeforeTheVerdict() {
        Runs busy = Runs.busy();
        String page = HtmlReport.render(busy.summary(), busy.observations());
        assertThat(page.indexOf("Busy machine.")).isPositive().isLessThan(page.indexOf("<h1>"));
        assertThat(page).contains("<abbr title=\"the machine had other work");
        Runs quiet = Runs.whole();
        assertThat(HtmlReport.render(quiet.summary(), quiet.observations())).doesNotContain("Busy machine.", "<abbr");
    }

    @Test
    void sizesAreNotTouched() {
        assertThat(DataTable.allMetrics(Runs.busy().summary()).rows().stream()
                        .filter(row -> row.getFirst().startsWith("Image")))
                .allMatch(row -> !row.get(3).contains("~") && row.getLast().equals("-"));
    }
}
