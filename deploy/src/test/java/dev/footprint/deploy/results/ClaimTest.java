package dev.footprint.deploy.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.build.BuildExperiment;
import dev.footprint.deploy.json.JsonExperiment;
import dev.footprint.deploy.load.LoadExperiment;
import dev.footprint.deploy.results.Summary.Verdict;
import dev.footprint.deploy.tasks.TasksExperiment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimTest {

    @Test
    void everyLineOfTheArticleIsSound() {
        Map<String, MetricSpec> metrics = Stream.of(
                        MetricSpec.all(),
                        new LoadExperiment(block -> true, Duration.ofSeconds(1), null).metrics(),
                        new JsonExperiment(block -> true).metrics(),
                        new TasksExperiment(block -> true).metrics(),
                        new BuildExperiment(block -> true).metrics())
                .flatMap(List::stream)
                .collect(Collectors.toMap(MetricSpec::id, Function.identity()));
        assertThat(Claim.all()).hasSizeGreaterThan(30);
        assertThat(Claim.all()).extracting(Claim::id).doesNotHaveDuplicates();
        for (Claim claim : Claim.all()) {
            assertThat(claim.low() != null || claim.high() != null)
                    .as(claim.id())
                    .isTrue();
            if (claim.low() != null && claim.high() != null) {
                assertThat(claim.low()).as(claim.id()).isLessThan(claim.high());
            }
            if (claim.metric() != null) {
                assertThat(metrics).containsKey(claim.metric());
                assertThat(metrics.get(claim.metric()).unit()).isEqualTo(claim.unit());
            }
        }
    }

    @Test
    void holdsWhereTheWholeIntervalIsWithin() {
        assertThat(verdict(starts(5.0, 5.4)).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(starts(5.0, 5.4)).median()).isBetween(5.0, 5.4);
    }

    @Test
    void doesNotHoldWhereTheWholeIntervalIsOutside() {
        assertThat(verdict(starts(2.0, 2.2)).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
        assertThat(verdict(starts(9.0, 9.9)).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
    }

    @Test
    void cannotBeToldWhereTheIntervalCrossesABound() {
        Summary.ClaimVerdict verdict = verdict(starts(6.0, 9.0));
        assertThat(verdict.verdict()).isEqualTo(Verdict.CANNOT_BE_TOLD);
        assertThat(verdict.low()).isLessThan(7.5);
        assertThat(verdict.high()).isGreaterThan(7.5);
    }

    @Test
    void cannotBeToldFromTooFewBlocks() {
        Summary.ClaimVerdict verdict = verdict(starts(5.0, 5.4).subList(0, 5));
        assertThat(verdict.verdict()).isEqualTo(Verdict.CANNOT_BE_TOLD);
        assertThat(verdict.median()).isNotNull();
        assertThat(verdict.low()).isNull();
        assertThat(verdict.high()).isNull();
    }

    @Test
    void aSizeNeedsNoInterval() {
        Optional<Summary.ClaimVerdict> size =
                build(List.of(SampleRun.size("rust-axum", 12_000_000)), "rust-axum").stream()
                        .filter(c -> c.claim().equals("rust.size"))
                        .findFirst();
        assertThat(size).hasValueSatisfying(c -> assertThat(c.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void isListedWithoutAMeasurementOrAContender() {
        List<Summary.ClaimVerdict> claims = build(List.of(), "rust-axum");
        assertThat(claims).hasSameSizeAs(Claim.all());
        assertThat(claims).allMatch(c -> c.verdict() == Verdict.NOT_MEASURED);
        assertThat(claim(claims, "rust.cold_start").contender()).isEqualTo("rust-axum");
        assertThat(claim(claims, "go.cold_start").contender()).isNull();
        assertThat(claim(claims, "actix.requests").contender()).isNull();
    }

    @Test
    void aClaimOfALanguageIsHeldAgainstEachOfItsContenders() {
        assertThat(build(List.of(), "rust-axum", "rust-actix").stream()
                        .filter(c -> c.claim().equals("rust.cold_start")))
                .extracting(Summary.ClaimVerdict::contender)
                .containsExactly("rust-axum", "rust-actix");
    }

    @Test
    void theFloorIsNobodysContender() {
        List<ContenderInfo> floor = List.of(
                new ContenderInfo(SampleRun.FLOOR, "rust", "axum", "image", "id", 1.0, 1L, true, "measured", null));
        assertThat(new ClaimJudge(List.of(), floor).judge(Claim.all())).allMatch(c -> c.contender() == null);
    }

    private static Summary.ClaimVerdict verdict(List<Observation> starts) {
        return claim(build(starts, "rust-axum"), "rust.cold_start");
    }

    private static Summary.ClaimVerdict claim(List<Summary.ClaimVerdict> claims, String id) {
        return claims.stream().filter(c -> c.claim().equals(id)).findFirst().orElseThrow();
    }

    private static List<Summary.ClaimVerdict> build(List<Observation> observations, String... contenders) {
        List<ContenderInfo> infos = List.of(contenders).stream()
                .map(name -> SampleRun.contender(name, "measured", null))
                .toList();
        return SummaryBuilder.build(observations, SampleRun.run("complete"), SampleRun.environment(), infos)
                .claims();
    }

    /** Twenty starts, evenly from one to the other. */
    private static List<Observation> starts(double from, double to) {
        List<Observation> starts = new ArrayList<>();
        for (int block = 1; block <= 20; block++) {
            starts.add(SampleRun.start("rust-axum", block, from + (to - from) * (block - 1) / 19));
        }
        return starts;
    }
}
