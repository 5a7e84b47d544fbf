package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The runs that every report has to cope with. */
record Runs(Summary summary, List<Observation> observations) {

    String markdown() {
        return MarkdownReport.render(summary, observations);
    }

    static Runs whole() {
        return of("complete", SampleRun.observations(20), SampleRun.contenders());
    }

    static Runs nothing() {
        return of("interrupted", List.of(), SampleRun.contenders());
    }

    static Runs onlyTheFloor() {
        List<Observation> floor = SampleRun.observations(20).stream()
                .filter(o -> SampleRun.FLOOR.equals(o.contender()))
                .toList();
        return of("complete", floor, List.of(SampleRun.contender(SampleRun.FLOOR, "measured", null)));
    }

    static Runs withoutMemoryOf(String name) {
        List<Observation> observations = SampleRun.observations(20).stream()
                .filter(o -> !(o instanceof Observation.Memory && name.equals(o.contender())))
                .toList();
        return of("complete", observations, SampleRun.contenders());
    }

    static Runs oneStart() {
        return of("complete", SampleRun.observations(1), SampleRun.contenders());
    }

    static Runs interrupted() {
        return of("interrupted", SampleRun.observations(3), SampleRun.contenders());
    }

    /** Other work fell on the blocks 5 and 6. */
    static Runs busy() {
        List<Observation> observations = new ArrayList<>(SampleRun.observations(20));
        observations.removeIf(o -> o instanceof Observation.Noise n && n.block() == 5);
        observations.add(SampleRun.noise(5, 3, 0.84));
        observations.sort(Comparator.comparingInt(o -> o instanceof Observation.Noise n ? n.block() : 0));
        return of("complete", observations, SampleRun.contenders());
    }

    /** One contender that ran out of memory in two blocks and one that was refused. */
    static Runs withProblems() {
        List<Observation> observations = new ArrayList<>(SampleRun.observations(20));
        String reason = "ended before it listened; raise its memory limit";
        for (int block = 1; block <= 2; block++) {
            observations.add(new Observation.Failure(
                    "java-late", "start", block, reason, 137L, true, List.of("no heap \u001b[31mleft", "<b>bye</b>")));
        }
        List<ContenderInfo> contenders = new ArrayList<>(SampleRun.contenders());
        contenders.add(SampleRun.contender("java-late", "failed", reason));
        contenders.add(SampleRun.contender("go-strange", "refused", "GET /health answered 404"));
        return of("complete", observations, contenders);
    }

    /** A single contender that calls itself what it likes. */
    static Runs named(String name) {
        List<Observation> observations = List.of(
                SampleRun.start(name, 1, 2),
                SampleRun.memory(name, 1, "idle", 5_000_000),
                SampleRun.size(name, 1_000_000),
                new Observation.Failure(name, "load", 1, "no " + name, null, null, List.of(name)));
        return of("complete", observations, List.of(SampleRun.contender(name, "measured", null)));
    }

    /** Two contenders over 20 blocks, with the cold start of each as a function of the block. */
    static Summary pair(IntToDoubleFunction a, IntToDoubleFunction b) {
        List<Observation> observations = new ArrayList<>();
        for (int block = 1; block <= 20; block++) {
            observations.add(SampleRun.start("a", block, a.applyAsDouble(block)));
            observations.add(SampleRun.start("b", block, b.applyAsDouble(block)));
        }
        return of(
                        "complete",
                        observations,
                        List.of(SampleRun.contender("a", "measured", null), SampleRun.contender("b", "measured", null)))
                .summary();
    }

    static Runs of(String state, List<Observation> observations, List<ContenderInfo> contenders) {
        return new Runs(
                SummaryBuilder.build(observations, SampleRun.run(state), SampleRun.environment(), contenders),
                observations);
    }
}
