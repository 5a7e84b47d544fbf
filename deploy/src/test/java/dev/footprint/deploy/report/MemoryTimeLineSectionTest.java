package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.Observation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTimeLineSectionTest {

    private final Runs runs = withTimeLines();

    @Test
    void drawsTheFirstTimeLineOfEach() {
        Section section = section();
        Plot.Lines plot = (Plot.Lines) section.charts().getFirst().plot();
        assertThat(plot.series()).extracting(Plot.Line::contender).containsExactly("rust-axum", "go-mux");
        assertThat(plot.series().getFirst().points())
                .containsExactly(List.of(0.5, 4.0), List.of(1.0, 5.0), List.of(2.0, 8.0), List.of(3.0, 7.0));
    }

    @Test
    void thePanelIsTheMedianOfTheLastSampleOfEachPhase() {
        assertThat(section().tables().getFirst().rows())
                .contains(List.of("rust-axum", "RSS", "6.00", "-", "9.00", "8.00"))
                .contains(List.of("rust-axum", "working set", "-", "-", "-", "-"));
    }

    @Test
    void thePageDrawsThem() {
        assertThat(HtmlReport.render(runs.summary(), runs.observations()))
                .contains("id=\"time-line-rss\"", "id=\"time-line-working-set\"");
    }

    private Section section() {
        return MemoryTimeLineSection.of(runs.summary(), runs.observations()).orElseThrow();
    }

    private static Runs withTimeLines() {
        List<Observation> observations = new ArrayList<>(Runs.whole().observations());
        for (String name : List.of("rust-axum", "go-mux")) {
            for (int block : new int[] {3, 5, 8}) {
                long extra = block == 3 ? 0 : block == 5 ? 1_000_000 : 5_000_000;
                observations.add(sample(name, block, "idle", 500, 4_000_000 + extra));
                observations.add(sample(name, block, "idle", 1000, 5_000_000 + extra));
                observations.add(sample(name, block, "load", 2000, 8_000_000 + extra));
                observations.add(sample(name, block, "cool_down", 3000, 7_000_000 + extra));
            }
        }
        return new Runs(Runs.whole().summary(), observations);
    }

    private static Observation.MemorySample sample(String name, int block, String phase, double atMs, long rss) {
        return new Observation.MemorySample(name, block, phase, atMs, rss, rss, rss / 2, null);
    }
}
