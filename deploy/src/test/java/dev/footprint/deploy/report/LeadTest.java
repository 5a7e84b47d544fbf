package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.Summary;
import org.junit.jupiter.api.Test;

class LeadTest {

    @Test
    void saysWhatADifferenceNobodyNoticesMeans() {
        Lead lead = only(Runs.pair(block -> 2 + block * 0.001, block -> 6.2 + block * 0.0031));
        assertThat(lead.differences()).containsExactly("a starts 3.1x faster than b (95 % CI 3.1-3.1)");
        assertThat(lead.meaning())
                .contains("100 ms that a person notices", "nobody would notice outside scale-to-zero");
    }

    @Test
    void namesWhoMakesPeopleWait() {
        Lead lead = only(Runs.pair(block -> 2 + block * 0.001, block -> 1502 + block));
        assertThat(lead.meaning()).startsWith("Whoever waits for a start notices it with b (1.51 s more).");
        assertThat(Lead.of(Runs.whole().summary()).getFirst().meaning())
                .contains("java-quarkus", "Between the others nobody would notice");
    }

    @Test
    void decidesNothingWhereNoDifferenceWasFound() {
        Lead lead = only(Runs.pair(block -> 2 + block % 2 * 0.2, block -> 2 + (block + 1) % 2 * 0.21));
        assertThat(lead.meaning()).isEqualTo("This run found no difference that anybody should decide by.");
    }

    @Test
    void dividesMemoryAndDownload() {
        assertThat(Lead.of(Runs.whole().summary()))
                .extracting(Lead::meaning)
                .anySatisfy(m -> assertThat(m).matches("By division alone, 1 GB holds \\d+ instances of rust-axum, .*"))
                .anySatisfy(m -> assertThat(m).contains("At 100 Mbit/s", "rust-axum in 250 ms"));
    }

    private static Lead only(Summary summary) {
        assertThat(Lead.of(summary)).hasSize(1);
        return Lead.of(summary).getFirst();
    }
}
