package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClaimTableTest {

    @Test
    void saysWhatHoldsAndWhatDoesNotAndWhichWay() {
        assertThat(ClaimTable.of(Runs.whole().summary()).sentences())
                .anyMatch(s -> s.startsWith("Rust: cold start \"~5 ms\": does not hold: it is less (rust-axum 2."))
                .anyMatch(s -> s.startsWith("Rust: memory footprint, read at idle \"5-15 MB\": holds (rust-axum 5.9"))
                .anyMatch(s -> s.equals("Go: container size, read as unpacked \"15-25 MB\": holds (go-mux 17.4 MB)"));
    }

    @Test
    void tooFewBlocksAreSaidToBeSo() {
        assertThat(ClaimTable.of(Runs.oneStart().summary()).sentences())
                .anyMatch(s -> s.contains("cold start \"~5 ms\": cannot be told: too few blocks (rust-axum 1.8"));
    }

    @Test
    void everyReportHasThem() {
        Runs runs = Runs.whole();
        assertThat(HtmlReport.render(runs.summary(), runs.observations()))
                .contains("The article&rsquo;s claims", "does not hold: it is less", "JSON parsing per second")
                .contains("27 claims of the article not measured");
        assertThat(runs.markdown())
                .contains("## The article's claims", "| Rust: cold start | ~5 ms | 2.", "| simd-json: JSON parsing");
        assertThat(TerminalTable.render(runs.summary(), 120))
                .contains("the article's claims, held against this run:", "- 27 claims of the article not measured");
    }

    @Test
    void aRunWithoutRustOrGoDoesNotTalkOfThemOnTheTerminal() {
        assertThat(TerminalTable.render(Runs.onlyTheFloor().summary(), 120)).doesNotContain("article");
    }
}
