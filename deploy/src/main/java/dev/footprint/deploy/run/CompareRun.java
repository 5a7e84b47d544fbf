package dev.footprint.deploy.run;

import dev.footprint.deploy.coldstart.ColdStart;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.gate.ContractGate;
import dev.footprint.deploy.noise.Sentinel;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ResultFolder;
import java.util.List;

/**
 * The steps of a comparison, in order: images, contract gate, what the experiments do once, then the randomised blocks. A
 * contender that fails drops out with its reason; the others go on.
 */
final class CompareRun {
    private static final String GATE = "gate";

    private final Engine engine;
    private final List<Experiment> experiments;
    private final List<List<Standing>> plan;
    private final List<Standing> standings;
    private final ResultFolder results;
    private final Progress progress;

    CompareRun(
            Engine engine,
            CompareOptions options,
            List<Experiment> experiments,
            List<Standing> standings,
            ResultFolder results,
            Progress progress) {
        this.engine = engine;
        this.experiments = experiments;
        this.plan = BlockPlan.of(standings, options.starts(), options.seed());
        this.standings = standings;
        this.results = results;
        this.progress = progress;
    }

    /** Plans the steps, so that the bar knows its whole length from the start. */
    void plan() {
        for (Standing standing : racing()) {
            if (standing.isService()) {
                progress.plan(GATE, 1);
            }
            standing.experiments().forEach(e -> e.before(standing.contender()).forEach(task -> plan(standing, task)));
            for (int block = 1; block <= plan.size(); block++) {
                BlockStart start = BlockStart.of(standing.experiments(), standing.contender(), block);
                if (!start.isEmpty()) {
                    standing.plan(start.kind());
                    progress.plan(start.kind(), 1);
                }
                for (Experiment experiment : standing.experiments()) {
                    experiment.inBlock(standing.contender(), block).forEach(task -> plan(standing, task));
                }
            }
        }
    }

    private void plan(Standing standing, Task task) {
        standing.plan(task.kind());
        progress.plan(task.kind(), 1);
    }

    void images() {
        for (Standing standing : racing()) {
            try {
                standing.imageId(
                        engine.image(standing.contender().spec().image()).getId());
            } catch (EngineException e) {
                drop(standing, "image", null, e.getMessage(), null);
            }
        }
    }

    void gates(Pod pod, ContractGate gate) throws InterruptedException {
        for (Standing standing : racing()) {
            if (!standing.isService()) {
                continue;
            }
            attempt(
                    pod,
                    standing,
                    GATE,
                    null,
                    GATE,
                    "contract " + standing.contender().name(),
                    () -> {
                        Observation.Gate verdict = gate.check(standing.contender());
                        results.add(verdict);
                        if (!verdict.admitted()) {
                            refuse(standing, verdict);
                        }
                    });
        }
    }

    private void refuse(Standing standing, Observation.Gate verdict) {
        List<Observation.CheckResult> failed = verdict.checks().stream()
                .filter(c -> c.required() && !c.passed())
                .toList();
        String reason = "it answers wrongly (" + failed.size() + " of "
                + verdict.checks().size()
                + " checks failed), so it is not measured; first: "
                + failed.getFirst().name() + ": "
                + failed.getFirst().detail();
        standing.refuse(reason);
        standing.planned().forEach(progress::cancel);
        progress.say(standing.contender().name() + ": " + reason);
    }

    /** What the experiments do before the blocks. */
    void once(Bench bench) throws InterruptedException {
        for (Experiment experiment : experiments) {
            for (Standing standing : racing(experiment)) {
                for (Task task : experiment.before(standing.contender())) {
                    perform(bench, standing, experiment, task, null);
                }
            }
        }
    }

    void blocks(Bench bench, Sentinel sentinel) throws InterruptedException {
        results.add(sentinel.sample(0));
        for (int block = 1; block <= plan.size(); block++) {
            int current = block;
            if (racing().stream().noneMatch(standing -> standing.isMeasuredIn(current))) {
                // What the machine does meanwhile concerns no figure.
                continue;
            }
            int position = 0;
            for (Standing standing : plan.get(block - 1)) {
                start(bench, standing, block, ++position);
            }
            for (Experiment experiment : experiments) {
                for (Standing standing : plan.get(block - 1)) {
                    if (standing.experiments().contains(experiment)) {
                        for (Task task : experiment.inBlock(standing.contender(), block)) {
                            perform(bench, standing, experiment, task, block);
                        }
                    }
                }
            }
            results.add(sentinel.sample(block));
        }
    }

    private void start(Bench bench, Standing standing, int block, int position) throws InterruptedException {
        BlockStart start = BlockStart.of(standing.experiments(), standing.contender(), block);
        if (start.isEmpty() || !standing.inRace()) {
            return;
        }
        String text = "block " + block + " " + start.kind();
        attempt(bench.pod(), standing, "start", block, start.kind(), text, () -> {
            int follow = start.quiet() ? 0 : ColdStart.FOLLOW;
            try (StartedService service = bench.pod().start(standing.contender(), follow)) {
                start.measure(bench, service, block, position);
            }
        });
    }

    private void perform(Bench bench, Standing standing, Experiment experiment, Task task, Integer block)
            throws InterruptedException {
        if (standing.inRace()) {
            String text = block == null ? task.text() : "block " + block + " " + task.text();
            attempt(
                    bench.pod(),
                    standing,
                    experiment.name(),
                    block,
                    task.kind(),
                    text,
                    () -> task.work().run(bench));
        }
    }

    /** Does something with one contender, which drops out if it fails. */
    private void attempt(
            Pod pod, Standing standing, String stage, Integer block, String kind, String text, Bench.Work work)
            throws InterruptedException {
        progress.begin(kind, text);
        try {
            work.run();
        } catch (ServiceFailure e) {
            drop(standing, stage, block, e.getMessage(), e.ending());
        } catch (EngineException e) {
            drop(standing, stage, block, e.getMessage(), null);
        }
        recordEngineFaults(pod, standing, block);
        progress.end(kind);
    }

    /** Starts that were discarded and made again: the one cause for that is declared in docs/method.md, and each is counted. */
    private void recordEngineFaults(Pod pod, Standing standing, Integer block) {
        for (String fault : pod.takeEngineFaults()) {
            String name = standing.contender().name();
            results.add(new Observation.Failure(name, Observation.Failure.ENGINE, block, fault, null, null, List.of()));
            progress.say(name + ": start made again, " + fault);
        }
    }

    private List<Standing> racing(Experiment experiment) {
        return racing().stream()
                .filter(s -> s.experiments().contains(experiment))
                .toList();
    }

    private List<Standing> racing() {
        return standings.stream().filter(Standing::inRace).toList();
    }

    private void drop(Standing standing, String stage, Integer block, String reason, Ending ending) {
        standing.fail(reason);
        standing.planned().forEach(progress::cancel);
        results.add(new Observation.Failure(
                standing.contender().name(),
                stage,
                block,
                reason,
                ending == null || ending.running() ? null : Long.valueOf(ending.exitCode()),
                ending == null || ending.running() ? null : Boolean.valueOf(ending.oomKilled()),
                ending == null ? List.of() : ending.logTail()));
        progress.say(standing.contender().name() + ": " + reason);
        if (ending != null) {
            ending.logTail().forEach(l -> progress.say("    | " + l));
        }
    }
}
