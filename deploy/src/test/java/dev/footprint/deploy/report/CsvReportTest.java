package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReportTest {

    @Test
    void everyFigureOfTheSummaryIsALine() {
        Summary summary = Runs.whole().summary();
        List<String> lines = CsvReport.summary(summary).lines().toList();
        long figures =
                summary.metrics().stream().mapToLong(m -> m.figures().size()).sum();
        assertThat(lines).hasSize((int) figures + 1);
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 18);
        assertThat(lines).contains("size.unpacked,bytes,rust-axum,1,7812345,7812345,7812345,,,,,1,1,1,1,,0,true");
    }

    @Test
    void everyObservedNumberIsALine() {
        String csv = CsvReport.observations(Runs.whole().observations());
        assertThat(csv)
                .startsWith("observation,type,contender,block,phase,quantity,value\r\n")
                .contains(",memory,go-mux,1,idle,rssBytes,", ",noise,,0,,otherProcessors,0.02\r\n");
        assertThat(csv.lines().filter(l -> l.contains(",execTo200Ms,"))).hasSize(80);
    }

    @Test
    void aNameCannotBecomeACellOrAFormula() {
        assertThat(CsvReport.summary(Runs.named("=a\",b\n").summary())).contains(",\"'=a\"\",b \",");
    }
}
