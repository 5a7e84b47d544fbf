package dev.footprint.deploy.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusyBlocksTest {

    @Test
    void otherWorkTouchesTheBlocksOnBothSides() {
        assertThat(BusyBlocks.of(samples(0, 0, 0.8, 0, 0))).containsExactly(2, 3);
    }

    @Test
    void thereIsNoBlockBeforeTheFirstNorAfterTheLast() {
        assertThat(BusyBlocks.of(samples(0.8, 0, 0, 0, 0.8))).containsExactly(1, 4);
    }

    @Test
    void aLittleIsNotBusy() {
        assertThat(BusyBlocks.of(samples(0.25, 0.25, 0.25))).isEmpty();
        assertThat(BusyBlocks.of(List.of(SampleRun.noise(0, 0, 0), SampleRun.noise(1, 1, 0))))
                .isEmpty();
        assertThat(BusyBlocks.of(List.of(SampleRun.noise(0, 0, 0), SampleRun.noise(1, 1.1, 0))))
                .containsExactly(1);
    }

    @Test
    void heatThatSlowsDownIsBusy() {
        assertThat(BusyBlocks.of(List.of(throttles(0, 5L), throttles(1, 5L), throttles(2, 6L))))
                .containsExactly(2);
        assertThat(BusyBlocks.of(List.of(throttles(0, null), throttles(1, 7L)))).isEmpty();
    }

    /** A neighbour on the other thread of the core is in no other sign. */
    @Test
    void theSameWorkThatTakesLongerIsBusy() {
        assertThat(BusyBlocks.of(yardsticks(980, 1000, 1650, 1010, 990))).containsExactly(2, 3);
        assertThat(BusyBlocks.of(yardsticks(980, 1000, 1050, 1010, 990))).isEmpty();
        assertThat(BusyBlocks.of(yardsticks(1000, 1010, 400, 1000, 1020, 1005, 1010, 1000)))
                .as("one lucky reading")
                .isEmpty();
        Summary.Noise noise = BusyBlocks.summary(yardsticks(980, 1650));
        assertThat(noise.yardstickUsMin()).isEqualTo(980);
        assertThat(noise.yardstickUsMax()).isEqualTo(1650);
    }

    @Test
    void everyFigureCountsItsOwnBusyBlocks() {
        List<Observation> observations = new ArrayList<>(samples(0, 0, 0.8, 0, 0));
        for (int block = 1; block <= 4; block++) {
            observations.add(SampleRun.start("a", block, 2));
        }
        observations.add(SampleRun.start("b", 4, 2));
        observations.add(SampleRun.size("a", 1000));
        Summary summary = SummaryBuilder.build(
                observations,
                SampleRun.run("complete"),
                SampleRun.environment(),
                List.of(SampleRun.contender("a", "measured", null), SampleRun.contender("b", "measured", null)));
        Summary.Metric starts = summary.metrics().getFirst();
        assertThat(starts.figures()).extracting(Summary.Figure::busyBlocks).containsExactly(2, 0);
        assertThat(summary.metrics().getLast().figures().getFirst().busyBlocks())
                .as("an image is as large on a busy machine")
                .isZero();
        assertThat(summary.noise().busyBlocks()).containsExactly(2, 3);
        assertThat(summary.noise().otherProcessorsMax()).isEqualTo(0.8);
        assertThat(summary.noise().temperatureCelsiusMax()).isNull();
        assertThat(summary.noise().otherContainers()).containsExactly("somebody-else");
    }

    @Test
    void theBlockAfterABusySampleIsTheNextOneThatHasASample() {
        List<Observation> samples = List.of(
                SampleRun.noise(0, 0, 0),
                SampleRun.noise(3, 0, 0.8),
                SampleRun.noise(7, 0, 0),
                SampleRun.noise(10, 0, 0));
        assertThat(BusyBlocks.of(samples)).containsExactly(3, 7);
    }

    @Test
    void withoutSamplesThereIsNothingToSay() {
        assertThat(BusyBlocks.summary(List.of(SampleRun.start("a", 1, 2)))).isNull();
    }

    private static List<Observation> samples(double... otherProcessors) {
        List<Observation> samples = new ArrayList<>();
        for (int block = 0; block < otherProcessors.length; block++) {
            samples.add(SampleRun.noise(block, 0, otherProcessors[block]));
        }
        return samples;
    }

    private static List<Observation> yardsticks(double... us) {
        List<Observation> samples = new ArrayList<>();
        for (int block = 0; block < us.length; block++) {
            samples.add(new Observation.Noise(block, 0, 0, 1, null, null, null, List.of(), us[block]));
        }
        return samples;
    }

    private static Observation.Noise throttles(int block, Long count) {
        return new Observation.Noise(block, 0, 0, 1, null, null, count, List.of(), null);
    }
}
