package dev.footprint.deploy.run;

import dev.footprint.deploy.compose.ComposeFile;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.RunStoppedException;
import dev.footprint.deploy.engine.Sweeper;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.fingerprint.Fingerprint;
import dev.footprint.deploy.gate.ContractGate;
import dev.footprint.deploy.noise.Sentinel;
import dev.footprint.deploy.noise.Yardstick;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.pod.OwnCores;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.report.CsvReport;
import dev.footprint.deploy.report.HtmlReport;
import dev.footprint.deploy.report.MarkdownReport;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ResultFolder;
import dev.footprint.deploy.results.RunInfo;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import dev.footprint.deploy.results.SummaryJson;
import dev.footprint.deploy.tools.ToolRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** One comparison from the compose file to the result folder. Whatever happens, what it created is removed. */
public final class Comparison {
    private final Engine engine;
    private final RunLabels labels;
    private final CompareOptions options;
    private final Progress progress;

    public Comparison(Engine engine, RunLabels labels, CompareOptions options, Progress progress) {
        this.engine = engine;
        this.labels = labels;
        this.options = options;
        this.progress = progress;
    }

    /** What came out, and where it lies. */
    public record Outcome(Summary summary, List<Observation> observations, Path folder) {}

    /** @throws EngineException when the engine or the pod itself fails; contenders that fail are part of the outcome */
    public Outcome run() {
        ComposeFile compose = ComposeFile.read(options.composeConfig());
        List<Contender> contenders = compose.contenders(options.contenders());
        List<ServiceSpec> companions = compose.companions(contenders);
        CoreLayout cores = CoreLayout.of(engine.info().getNCPU(), largestCpuLimit(contenders));
        OwnCores.pin(engine, labels, cores, progress::say);
        Environment environment = Fingerprint.of(engine, cores);
        String startedAt = now();
        List<Experiment> experiments = Experiments.of(options);
        Contender floor = NullContainer.beside(contenders.getFirst(), options.probeImage());
        List<Standing> standings = Standing.of(experiments, floor, contenders);
        standings.forEach(this::skip);
        String state = "interrupted";
        Path folder = options.results().resolve(labels.runId());
        try (ResultFolder results = ResultFolder.create(folder, runInfo(startedAt, null, "running"), environment)) {
            try {
                measure(experiments, results, standings, companions, cores);
                state = "complete";
            } catch (InterruptedException | RunStoppedException e) {
                progress.say("stopped: what was measured so far is kept");
            } finally {
                progress.finish();
                new Sweeper(engine).run(labels.runId());
            }
            Summary summary = SummaryBuilder.build(
                    results.observations(),
                    runInfo(startedAt, now(), state),
                    environment,
                    standings.stream().map(Standing::info).toList(),
                    Experiments.metrics(experiments));
            write(results, summary);
            return new Outcome(summary, results.observations(), folder);
        }
    }

    private void measure(
            List<Experiment> experiments,
            ResultFolder results,
            List<Standing> standings,
            List<ServiceSpec> companions,
            CoreLayout cores)
            throws InterruptedException {
        CompareRun run = new CompareRun(engine, options, experiments, standings, results, progress);
        run.plan();
        run.images();
        try (Pod pod = Pod.open(engine, options.probeImage(), companions, cores, options.settings());
                Yardstick yardstick = Yardstick.open(engine, pod)) {
            ToolRunner tools = new ToolRunner(engine, pod, options.toolsImage());
            Bench bench = new Bench(engine, pod, tools, results::add);
            run.gates(pod, new ContractGate(pod, tools));
            run.once(bench);
            run.blocks(bench, new Sentinel(engine, labels, yardstick));
        }
    }

    private void skip(Standing standing) {
        String name = standing.contender().name();
        String reason = options.skipped().get(name);
        if (reason != null) {
            standing.skip(reason);
            progress.say(name + " is skipped: " + reason);
        }
    }

    private static void write(ResultFolder results, Summary summary) {
        try {
            SummaryJson.write(results.path("summary.json"), summary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write summary.json: is there room?", e);
        }
        results.write("summary.csv", CsvReport.summary(summary));
        results.write("observations.csv", CsvReport.observations(results.observations()));
        results.write("report.md", MarkdownReport.render(summary, results.observations()));
        results.write("report.html", HtmlReport.render(summary, results.observations()));
    }

    private RunInfo runInfo(String startedAt, String finishedAt, String state) {
        return new RunInfo(
                labels.runId(),
                startedAt,
                finishedAt,
                options.seed(),
                options.experiments(),
                options.starts(),
                Math.min(options.memoryBlocks(), options.starts()),
                options.requests(),
                Math.min(options.loadBlocks(), options.starts()),
                options.loadSeconds(),
                options.command(),
                state);
    }

    private static Double largestCpuLimit(List<Contender> contenders) {
        return contenders.stream()
                .map(c -> c.spec().sandbox().cpus())
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
