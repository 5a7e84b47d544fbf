package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    @Test
    void saysHowMuchFasterWithTheInterval() {
        Summary summary = Runs.pair(block -> 2 + block * 0.001, block -> 6.2 + block * 0.0031);
        assertThat(Verdicts.sentences(summary)).containsExactly("a starts 3.1x faster than b (95 % CI 3.1-3.1)");
        assertThat(Verdicts.headline(summary)).isEqualTo("a starts fastest (2.01 ms).");
    }

    @Test
    void claimsNoDifferenceWhereTheIntervalIncludesOne() {
        Summary summary = Runs.pair(block -> 2 + block % 2 * 0.2, block -> 2 + (block + 1) % 2 * 0.21);
        assertThat(Verdicts.sentences(summary))
                .containsExactly("no significant difference between a and b in cold start");
        assertThat(Verdicts.headline(summary)).startsWith("a and b are ahead and cannot be told apart in cold start");
    }

    /** 14 of 20 blocks favour a slightly, 6 favour b by far: the interval may leave out 1, the test does not agree. */
    @Test
    void claimsNoDifferenceWhereTheTestDoesNotAgree() {
        Summary summary = Runs.pair(block -> 2, block -> block <= 14 ? 2.02 + block * 0.001 : 1 + block * 0.001);
        Summary.Figure b = summary.metrics().getFirst().figures().stream()
                .filter(f -> !f.smallest())
                .findFirst()
                .orElseThrow();
        assertThat(b.pValue()).isGreaterThan(0.05);
        assertThat(Verdicts.sentences(summary))
                .containsExactly("no significant difference between a and b in cold start");
    }

    @Test
    void tooFewBlocksAreNotCalledNoDifference() {
        assertThat(Verdicts.sentences(Runs.oneStart().summary(), "cold_start.exec_to_200"))
                .hasSize(2)
                .allMatch(s -> s.endsWith("in 1 block, too few to be sure (7 needed)"));
        assertThat(Verdicts.headline(Runs.oneStart().summary())).endsWith("Too few blocks were measured to be sure.");
    }

    @Test
    void saysHowSmallADifferenceTheRunCouldHaveFound() {
        assertThat(Verdicts.resolution(Runs.whole().summary()))
                .hasValueSatisfying(text -> assertThat(text)
                        .matches(
                                "Smallest difference .* 4 of 5 repetitions: cold start \\d+\\.\\d+ %, memory at idle .*"
                                        + " and memory after load .* %\\."));
        assertThat(Runs.whole().markdown()).contains("finds in 4 of 5 repetitions");
        assertThat(Verdicts.resolution(Runs.oneStart().summary())).isEmpty();
        assertThat(Verdicts.resolution(Runs.onlyTheFloor().summary())).isEmpty();
    }

    @Test
    void exactQuantitiesGetNoTalkOfIntervals() {
        Summary summary = Runs.whole().summary();
        assertThat(Verdicts.sentences(summary, "size.unpacked"))
                .contains("the image of go-mux is 2.2x the size of that of rust-axum unpacked")
                .noneMatch(s -> s.contains("CI"));
    }

    @Test
    void equalImagesHaveTheSameSize() {
        List<Observation> sizes = List.of(SampleRun.size("a", 5000), SampleRun.size("b", 5000));
        Summary summary = Runs.of(
                        "complete",
                        sizes,
                        List.of(SampleRun.contender("a", "measured", null), SampleRun.contender("b", "measured", null)))
                .summary();
        assertThat(Verdicts.sentences(summary, "size.compressed"))
                .containsExactly("a and b have the same compressed image size");
    }

    /** By blocks b is the faster in 15 of 20, yet its median is the larger: the sentence follows the pairs. */
    @Test
    void followsThePairsWhereTheMediansDisagree() {
        List<Double> a = new ArrayList<>();
        List<Double> b = new ArrayList<>();
        for (int block = 1; block <= 20; block++) {
            a.add(block <= 9 ? 1.0 + block * 0.001 : 10.0 + block * 0.01);
            b.add(block <= 9 ? 0.5 : 10.0 + block * 0.005);
        }
        Summary summary = Runs.pair(block -> a.get(block - 1), block -> b.get(block - 1));
        assertThat(Verdicts.sentences(summary).getFirst()).startsWith("b starts");
    }

    @Test
    void aloneThereIsNothingToCompare() {
        assertThat(Verdicts.headline(Runs.onlyTheFloor().summary())).contains("Only the floor");
        assertThat(Verdicts.sentences(Runs.onlyTheFloor().summary())).isEmpty();
        assertThat(Verdicts.headline(Runs.nothing().summary())).isEqualTo("Nothing was measured.");
        assertThat(Verdicts.headline(Runs.named("x").summary())).contains("x was measured alone");
    }
}
