package dev.footprint.deploy.calibration;

import dev.footprint.deploy.calibration.CalibrationResult.Read;
import dev.footprint.deploy.calibration.CalibrationResult.SameTwiceResult;
import dev.footprint.deploy.coldstart.ColdStartExperiment;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.Sweeper;
import dev.footprint.deploy.fingerprint.Fingerprint;
import dev.footprint.deploy.memory.MemoryExperiment;
import dev.footprint.deploy.noise.Sentinel;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.pod.OwnCores;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ResultFolder;
import dev.footprint.deploy.results.RunInfo;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import dev.footprint.deploy.size.SizeExperiment;
import dev.footprint.deploy.stats.SameTwice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** From known-truth servers to what the instruments read of them. Whatever happens, what it created is removed. */
public final class Calibration {
    static final int SIMULATED_RUNS = 200;
    /** The default comparison: 20 starts of three contenders, which are three pairs. */
    static final int DEFAULT_BLOCKS = 20;

    static final int DEFAULT_PAIRS = 3;

    private final Engine engine;
    private final RunLabels labels;
    private final CalibrationOptions options;
    private final Progress progress;

    public Calibration(Engine engine, RunLabels labels, CalibrationOptions options, Progress progress) {
        this.engine = engine;
        this.labels = labels;
        this.options = options;
        this.progress = progress;
    }

    /**
     * @return the result; its observations lie in the run's folder
     * @throws EngineException when the engine fails or one of the probe's own servers does not start
     */
    public CalibrationResult run() throws InterruptedException {
        CoreLayout cores = CoreLayout.of(engine.info().getNCPU(), 1.0);
        OwnCores.pin(engine, labels, cores, progress::say);
        Environment environment = Fingerprint.of(engine, cores);
        String startedAt = now();
        try (ResultFolder results =
                ResultFolder.create(options.results().resolve(labels.runId()), info(startedAt, null), environment)) {
            List<List<SameTwice.Pair>> same;
            try {
                CalibrationRun run = new CalibrationRun(engine, options, cores, results, progress);
                run.plan();
                Sentinel sentinel = new Sentinel(engine, labels, null);
                results.add(sentinel.sample(0));
                run.truths(sentinel);
                same = run.sameTwice(sentinel);
            } finally {
                progress.finish();
                new Sweeper(engine).run(labels.runId());
            }
            return result(environment, startedAt, results.observations(), same);
        }
    }

    private CalibrationResult result(
            Environment environment,
            String startedAt,
            List<Observation> observations,
            List<List<SameTwice.Pair>> same) {
        List<ContenderInfo> servers = Stream.concat(
                        TruthServer.started(options.probeImage()).stream(),
                        Stream.of(TruthServer.of(TruthServer.LAYERED, options.truthImage())))
                .map(c -> c.info(null, "measured", null))
                .toList();
        List<String> names = servers.stream().map(ContenderInfo::name).toList();
        List<Observation> truths = observations.stream()
                .filter(o -> o.contender() == null || names.contains(o.contender()))
                .toList();
        Summary summary = SummaryBuilder.build(truths, info(startedAt, now()), environment, servers);
        List<Read> readings = KnownTruth.all().stream()
                .map(t -> new Read(
                        t.instrument(),
                        t.truth(),
                        t.unit(),
                        t.expected(),
                        t.tolerance(),
                        t.reading().of(summary, truths)))
                .toList();
        return new CalibrationResult(summary, readings, same(same));
    }

    private SameTwiceResult same(List<List<SameTwice.Pair>> runs) {
        List<SameTwice.Pair> all = runs.stream().flatMap(List::stream).toList();
        int realAlarms = (int) runs.stream()
                .filter(run -> SameTwice.differs(run, options.seed()))
                .count();
        return new SameTwiceResult(
                runs.size(),
                realAlarms,
                CalibrationRun.SAME_BLOCKS,
                SIMULATED_RUNS,
                SameTwice.falseAlarms(all, SIMULATED_RUNS, DEFAULT_BLOCKS, options.seed()),
                DEFAULT_BLOCKS,
                SameTwice.smallestRatio(all, DEFAULT_BLOCKS, DEFAULT_PAIRS, options.seed()),
                DEFAULT_PAIRS);
    }

    private RunInfo info(String startedAt, String finishedAt) {
        return new RunInfo(
                labels.runId(),
                startedAt,
                finishedAt,
                options.seed(),
                List.of(SizeExperiment.NAME, ColdStartExperiment.NAME, MemoryExperiment.NAME),
                CalibrationRun.TRUTH_BLOCKS,
                CalibrationRun.MEMORY_BLOCKS,
                CalibrationRun.REQUESTS,
                0,
                0,
                options.command(),
                finishedAt == null ? "running" : "complete");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
