package dev.footprint.deploy.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryBuilderTest {

    private static final ContenderInfo A = SampleRun.contender("a", "measured", null);
    private static final ContenderInfo B = SampleRun.contender("b", "measured", null);
    private static final ContenderInfo FLOOR = SampleRun.contender(SampleRun.FLOOR, "measured", null);

    @Test
    void metricsComeInTheirPublishedOrder() {
        assertThat(SampleRun.summary().metrics().stream().map(Summary.Metric::id))
                .containsExactly(
                        "cold_start.exec_to_200",
                        "cold_start.exec_to_listen",
                        "cold_start.listen_to_200",
                        "cold_start.create",
                        "cold_start.start",
                        "cold_start.total",
                        "cold_start.gap",
                        "cold_start.request_2",
                        "cold_start.request_10",
                        "cold_start.request_100",
                        "memory.idle.rss",
                        "memory.idle.pss",
                        "memory.idle.private_dirty",
                        "memory.idle.cgroup_working_set",
                        "memory.after_load.rss",
                        "memory.after_load.pss",
                        "memory.after_load.private_dirty",
                        "memory.after_load.cgroup_working_set",
                        "memory.after_load.hwm",
                        "size.unpacked",
                        "size.compressed");
        assertThat(SampleRun.summary().metrics().stream()
                        .filter(Summary.Metric::headline)
                        .map(Summary.Metric::id))
                .containsExactly(
                        "cold_start.exec_to_200",
                        "memory.idle.rss",
                        "memory.after_load.rss",
                        "size.unpacked",
                        "size.compressed");
    }

    /** By hand: ratios 3/1, 8/2, 15/3 have the median 4, while the medians 8 and 2 do so only by chance of the order. */
    @Test
    void ratiosArePairedByBlock() {
        Summary.Figure b = figure("b", starts("a", 1, 2, 3), starts("b", 3, 8, 15));
        assertThat(b.ratio()).isEqualTo(4);
        assertThat(b.pairs()).isEqualTo(3);
        assertThat(b.median()).isEqualTo(8);
        assertThat(b.smallest()).isFalse();
    }

    @Test
    void theSmallestIsItsOwnMeasure() {
        Summary.Figure a = figure("a", starts("a", 1, 2, 3), starts("b", 3, 8, 15));
        assertThat(a.smallest()).isTrue();
        assertThat(a.ratio()).isEqualTo(1);
        assertThat(a.pValue()).isNull();
    }

    /** By hand: 60 to create, 180 to start, 2.5 to the first 200; the 200 of settling are in no figure. */
    @Test
    void theTotalIsAllPhasesWithoutTheSettling() {
        assertThat(figureOf(build(starts("a", 2.5)), "cold_start.total", "a").median())
                .isEqualTo(242.5);
    }

    @Test
    void theFloorHasNoRatioAndIsNeverTheSmallest() {
        Summary.Figure floor = figure(SampleRun.FLOOR, starts(SampleRun.FLOOR, 0.1, 0.1), starts("a", 1, 2));
        assertThat(floor.median()).isCloseTo(0.1, within(1e-12));
        assertThat(floor.ratio()).isNull();
        assertThat(floor.pairs()).isNull();
        assertThat(floor.pValue()).isNull();
        assertThat(floor.smallest()).isFalse();
        assertThat(figure("a", starts(SampleRun.FLOOR, 0.1, 0.1), starts("a", 1, 2))
                        .smallest())
                .isTrue();
    }

    @Test
    void aContenderThatFellOutEarlyIsNotWhatOthersAreComparedWith() {
        List<Observation> early = starts("a", 1);
        List<Observation> whole = starts("b", 2, 2, 2, 2, 2);
        assertThat(figure("a", early, whole).smallest()).isFalse();
        assertThat(figure("a", early, whole).ratio()).isEqualTo(0.5);
        assertThat(figure("a", early, whole).pairs()).isEqualTo(1);
        assertThat(figure("b", early, whole).smallest()).isTrue();
    }

    @Test
    void sizesAreExact() {
        List<Observation> sizes = List.of(SampleRun.size("a", 1000), SampleRun.size("b", 1000, 2000));
        Summary.Figure b = figureOf(build(sizes), "size.unpacked", "b");
        assertThat(b.n()).isEqualTo(1);
        assertThat(b.low()).isEqualTo(3000).isEqualTo(b.high()).isEqualTo(b.median());
        assertThat(b.ratio()).isEqualTo(3).isEqualTo(b.ratioLow()).isEqualTo(b.ratioHigh());
        assertThat(b.pValue()).isNull();
        assertThat(b.p10()).isNull();
        assertThat(b.max()).isNull();
    }

    @Test
    void whatWasNotSeenHasNoFigure() {
        Summary summary = build(starts("a", 1, 2));
        assertThat(metric(summary, "cold_start.request_2").figures()).isEmpty();
        assertThat(metric(summary, "memory.idle.rss").figures()).isEmpty();
        assertThat(metric(summary, "cold_start.exec_to_200").figures())
                .extracting(Summary.Figure::contender)
                .containsExactly("a");
        assertThat(build(List.of()).metrics())
                .hasSize(21)
                .allSatisfy(m -> assertThat(m.figures()).isEmpty());
    }

    @Test
    void oneStartGivesAFigureWithoutWidth() {
        Summary.Figure a = figure("a", starts("a", 2.5));
        assertThat(a.n()).isEqualTo(1);
        assertThat(a.median()).isEqualTo(2.5).isEqualTo(a.low()).isEqualTo(a.high());
    }

    @Test
    void phasesOfMemoryStayApart() {
        List<Observation> readings =
                List.of(SampleRun.memory("a", 1, "idle", 100), SampleRun.memory("a", 1, "after_load", 300));
        assertThat(figureOf(build(readings), "memory.idle.rss", "a").median()).isEqualTo(100);
        assertThat(figureOf(build(readings), "memory.after_load.rss", "a").median())
                .isEqualTo(300);
    }

    @Test
    void aClearDifferenceIsSignificantAndTheFamilyIsAllPairs() {
        double[] fast = IntStream.range(0, 7).mapToDouble(i -> 1 + i * 0.01).toArray();
        double[] slow = IntStream.range(0, 7).mapToDouble(i -> 2 + i * 0.013).toArray();
        double[] slower = IntStream.range(0, 7).mapToDouble(i -> 3 + i * 0.017).toArray();
        Summary.Figure b = figure("b", starts("a", fast), starts("b", slow));
        assertThat(b.pValue()).isCloseTo(2.0 / 128, within(1e-9));
        Summary.Figure amongThree =
                figure("b", starts("a", fast), starts("b", slow), starts(SampleRun.FLOOR, slower), starts("c", slower));
        assertThat(amongThree.pValue()).isCloseTo(3 * 2.0 / 128, within(1e-9));
    }

    @Test
    void failuresAreCarriedOver() {
        Observation.Failure failure =
                new Observation.Failure("a", "start", 2, "it ended", 137L, true, List.of("last words"));
        assertThat(build(List.of(failure)).failures()).containsExactly(failure);
    }

    @Test
    void refusesAnUnlistedContender() {
        assertThatThrownBy(() -> build(starts("stranger", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stranger");
    }

    @SafeVarargs
    private static Summary.Figure figure(String contender, List<Observation>... observations) {
        List<Observation> all = new ArrayList<>();
        for (List<Observation> some : observations) {
            all.addAll(some);
        }
        return figureOf(build(all), "cold_start.exec_to_200", contender);
    }

    private static Summary build(List<Observation> observations) {
        return SummaryBuilder.build(
                observations,
                SampleRun.run("complete"),
                SampleRun.environment(),
                List.of(A, B, SampleRun.contender("c", "measured", null), FLOOR));
    }

    private static Summary.Metric metric(Summary summary, String id) {
        return summary.metrics().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Summary.Figure figureOf(Summary summary, String id, String contender) {
        return metric(summary, id).figures().stream()
                .filter(f -> f.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }

    private static List<Observation> starts(String contender, double... execTo200Ms) {
        List<Observation> starts = new ArrayList<>();
        for (int i = 0; i < execTo200Ms.length; i++) {
            starts.add(SampleRun.start(contender, i + 1, execTo200Ms[i]));
        }
        return starts;
    }
}
