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

    /** Ten contenders, as with the profile of all frameworks. */
    static Runs many() {
        List<Observation> observations = new ArrayList<>();
        List<ContenderInfo> contenders = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            String name = "language-framework-" + i;
            contenders.add(SampleRun.contender(name, "measured", null));
            observations.add(SampleRun.size(name, 1_000_000L * i * i, 400_000));
            for (int block = 1; block <= 20; block++) {
                observations.add(SampleRun.start(name, block, i * i * (1 + block % 5 * 0.02)));
            }
            for (int block = 1; block <= 8; block++) {
                observations.add(SampleRun.memory(name, block, "idle", 2_000_000L * i * i + block * 4096));
                observations.add(SampleRun.memory(name, block, "after_load", 3_000_000L * i * i + block * 4096));
            }
        }
        contenders.add(SampleRun.contender(SampleRun.FLOOR, "measured", null));
        for (int block = 1; block <= 20; block++) {
            observations.add(SampleRun.start(SampleRun.FLOOR, block, 0.8 + block % 3 * 0.01));
        }
        return of("complete", observations, contenders);
    }

    /** One starts faster, the other has the smaller image: which is better depends on the weights. */
    static Runs tradeOff() {
        List<Observation> observations = new ArrayList<>();
        for (int block = 1; block <= 20; block++) {
            observations.add(SampleRun.start("quick", block, 2 + block * 0.001));
            observations.add(SampleRun.start("small", block, 6 + block * 0.003));
        }
        observations.add(SampleRun.size("quick", 50_000_000));
        observations.add(SampleRun.size("small", 10_000_000));
        return of(
                "complete",
                observations,
                List.of(
                        SampleRun.contender("quick", "measured", null),
                        SampleRun.contender("small", "measured", null)));
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
