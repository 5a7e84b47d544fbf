package dev.footprint.deploy.load;

import dev.footprint.deploy.compose.ComposeFile;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.RunStoppedException;
import dev.footprint.deploy.engine.Sweeper;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.fingerprint.Fingerprint;
import dev.footprint.deploy.memory.MemoryProbe;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.pod.OwnCores;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartSettings;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ResultFolder;
import dev.footprint.deploy.results.RunInfo;
import dev.footprint.deploy.tools.ToolRunner;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** A scenario on contenders, one after the other, or on a URL. Whatever happens, what was seen is kept and what was made is removed. */
public final class ScenarioRun {
    private static final String NAME = "scenario";

    private final Engine engine;
    private final RunLabels labels;
    private final LoadOptions options;
    private final Progress progress;
    private boolean complete = true;

    public ScenarioRun(Engine engine, RunLabels labels, LoadOptions options, Progress progress) {
        this.engine = engine;
        this.labels = labels;
        this.options = options;
        this.progress = progress;
    }

    /** @param complete whether every service was there to the end */
    public record Outcome(Environment environment, List<Observation> observations, boolean complete) {}

    public Outcome run() {
        ComposeFile compose = options.url() == null ? ComposeFile.read(options.composeConfig()) : null;
        List<Contender> contenders = compose == null ? List.of() : compose.contenders(options.contenders());
        Double limit = contenders.stream()
                .map(c -> c.spec().sandbox().cpus())
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
        CoreLayout cores = CoreLayout.of(engine.info().getNCPU(), limit);
        OwnCores.pin(engine, labels, cores, progress::say);
        Environment environment = Fingerprint.of(engine, cores);
        try (ResultFolder results =
                ResultFolder.create(options.results().resolve(labels.runId()), info(), environment)) {
            try {
                if (compose == null) {
                    onUrl(results, cores);
                } else {
                    onContenders(results, contenders, compose.companions(contenders), cores);
                }
            } catch (InterruptedException | RunStoppedException e) {
                progress.say("stopped: what was measured so far is kept");
            } finally {
                progress.finish();
                new Sweeper(engine).run(labels.runId());
            }
            return new Outcome(environment, List.copyOf(results.observations()), complete);
        }
    }

    private void onUrl(ResultFolder results, CoreLayout cores) throws InterruptedException {
        progress.plan(NAME, 1);
        progress.begin(NAME, options.scenario() + " on " + options.url());
        new LoadGenerator(ToolRunner.onHost(engine, options.toolsImage(), cores.tools()))
                .run(
                        target(options.url(), options.url()),
                        options.arguments(true),
                        options.most(),
                        Meters.NONE,
                        results::add);
    }

    private void onContenders(
            ResultFolder results, List<Contender> contenders, List<ServiceSpec> companions, CoreLayout cores)
            throws InterruptedException {
        contenders.forEach(c -> progress.plan(c.name(), 1));
        try (Pod pod = Pod.open(engine, options.probeImage(), companions, cores, StartSettings.DEFAULT)) {
            Bench bench = new Bench(engine, pod, new ToolRunner(engine, pod, options.toolsImage()), results::add);
            for (Contender contender : contenders) {
                progress.begin(contender.name(), options.scenario() + " on " + contender.name());
                try (StartedService service = pod.start(contender, 0)) {
                    bench.alive(service, "under the scenario " + options.scenario(), () -> on(bench, service));
                } catch (ServiceFailure | EngineException e) {
                    fail(results, contender, e.getMessage());
                }
                progress.end(contender.name());
            }
        }
    }

    private void on(Bench bench, StartedService service) throws InterruptedException {
        Contender contender = service.contender();
        String origin = "http://127.0.0.1:" + contender.port();
        String url = options.ownRequests() ? origin : origin + contender.loadPath();
        try (MemoryProbe probe = MemoryProbe.attach(bench.engine(), bench.pod(), service)) {
            new LoadGenerator(bench.tools())
                    .run(
                            target(url, contender.name()),
                            options.arguments(contender.fullContract()),
                            options.most(),
                            Meters.of(engine, service.container(), probe),
                            bench.sink());
        }
    }

    private LoadGenerator.Target target(String url, String name) {
        return new LoadGenerator.Target(url, name, 1, new Series(NAME, options.scenario()));
    }

    private void fail(ResultFolder results, Contender contender, String reason) {
        complete = false;
        results.add(new Observation.Failure(contender.name(), NAME, 1, reason, null, null, List.of()));
        progress.say(contender.name() + ": " + reason);
    }

    private RunInfo info() {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new RunInfo(labels.runId(), now, null, 0, List.of(NAME), 1, 0, 0, 1, 0, options.command(), "running");
    }
}
