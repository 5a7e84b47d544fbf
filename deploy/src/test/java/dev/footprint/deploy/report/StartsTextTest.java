package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.coldcache.ColdCacheExperiment;
import dev.footprint.deploy.cpus.CpusExperiment;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.StartObservation.Cached;
import dev.footprint.deploy.results.StartObservation.Eviction;
import dev.footprint.deploy.results.StartObservation.LeftOut;
import dev.footprint.deploy.results.StartObservation.Limited;
import dev.footprint.deploy.results.StartObservation.ScaleOut;
import dev.footprint.deploy.results.StartObservation.ScaleOutMemory;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import dev.footprint.deploy.scaleout.ScaleOutExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartsTextTest {
    private static final String RUST = "rust-axum";

    @Test
    void aLimitIsShownAgainstOneCoreAndSharedCoresAreNamed() {
        List<Observation> seen = new ArrayList<>();
        for (int block = 1; block <= 6; block++) {
            seen.add(limited(block, 0.25, "1", 40));
            seen.add(limited(block, 1, "1", 10));
            seen.add(limited(block, 2, "0,1", 8));
        }
        assertThat(text(seen))
                .contains("With more than one core the service had core(s) 0,1, some of which the watcher")
                .containsPattern("rust-axum +40\\.0 \\[40\\.0-40\\.0\\] +- +10\\.0 \\[.*\\] +8\\.00")
                .containsPattern("rust-axum +4\\.0 \\[4\\.0-4\\.0\\] +- +0\\.80");
    }

    @Test
    void whatWasLeftOutIsSaidOnceForAllBlocks() {
        List<Observation> seen = new ArrayList<>(List.of(limited(1, 1, "0", 10)));
        for (int block = 1; block <= 3; block++) {
            seen.add(new LeftOut(RUST, block, "cpus", "2 cores", "the machine has 1 only"));
        }
        assertThat(text(seen)).containsOnlyOnce("the machine has 1 only");
    }

    @Test
    void aColdCacheIsShownBesideAWarmOneWithWhatStayedInIt() {
        List<Observation> seen = new ArrayList<>();
        for (int block = 1; block <= 6; block++) {
            seen.add(new Eviction(RUST, block, 3, 8_000_000, 7_500_000, 40_000, 0));
            seen.add(new Cached(RUST, block, "cold", 25, 5, 30, 0.1, 6_000_000L));
            seen.add(new Cached(RUST, block, "warm", 2, 1, 3, 0.1, 0L));
        }
        assertThat(text(seen))
                .containsPattern("rust-axum +30\\.0 \\[.*\\] +3\\.00 \\[.*\\] +10\\.0")
                .containsPattern("rust-axum +8\\.00 .*7\\.50 .*0\\.0400 .*6\\.00 .* 0 ");
    }

    @Test
    void manyAtOnceAreShownWithTheFirstTheLastAndTheirMemory() {
        List<Observation> seen = new ArrayList<>();
        for (int block = 1; block <= 6; block++) {
            seen.add(new ScaleOut(RUST, block, 1, 200, 200, 1.2, List.of()));
            seen.add(new ScaleOut(RUST, block, 20, 900, 4000, 2.5, List.of()));
            seen.add(new ScaleOutMemory(RUST, block, 20, 20, 120_000_000, 70_000_000));
        }
        seen.add(new LeftOut("go-mux", 1, "scaleout", "20 instances", "no room"));
        assertThat(text(seen))
                .containsPattern("rust-axum +200 \\[.*\\] +200 .* +- +- +900 .* 4000")
                .containsPattern("rust-axum +- +20\\.0 \\[")
                .containsPattern("120 \\[.*\\] +70\\.0")
                .containsPattern("20 instances +go-mux +no room");
    }

    @Test
    void withoutThemThereIsNoText() {
        assertThat(StartsText.render(SampleRun.summary(), SampleRun.observations(2), 120))
                .isEmpty();
    }

    private static Limited limited(int block, double cpus, String cpuset, double ms) {
        return new Limited(RUST, block, 1, cpus, cpuset, cpuset.contains(","), ms * 0.7, ms * 0.3, ms, 0.1);
    }

    private static String text(List<Observation> observations) {
        Summary summary = SummaryBuilder.build(
                observations,
                SampleRun.run("complete"),
                SampleRun.environment(),
                SampleRun.contenders(),
                Stream.of(
                                new CpusExperiment(b -> true, 1),
                                new ColdCacheExperiment(b -> true),
                                new ScaleOutExperiment(b -> true, 1))
                        .map(Experiment::metrics)
                        .flatMap(List::stream)
                        .toList());
        // Every report has to cope with them.
        assertThat(MarkdownReport.render(summary, observations)).isNotEmpty();
        assertThat(HtmlReport.render(summary, observations)).isNotEmpty();
        return StartsText.render(summary, observations, 200);
    }
}
