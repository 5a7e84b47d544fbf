package dev.footprint.deploy.run;

import dev.footprint.deploy.coldstart.ColdStart;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.gate.ContractGate;
import dev.footprint.deploy.memory.MemoryExperiment;
import dev.footprint.deploy.noise.Sentinel;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ResultFolder;
import dev.footprint.deploy.size.ImageSize;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The steps of a comparison, in order: images, contract gate, sizes, then the randomised blocks of cold starts, in some of
 * which memory is measured too. A contender that fails drops out with its reason; the others go on.
 */
final class CompareRun {
    private static final String GATE = "gate";
    private static final String SIZE = "size";

    private final Engine engine;
    private final CompareOptions options;
    private final List<Standing> standings;
    private final ResultFolder results;
    private final Progress progress;

    CompareRun(
            Engine engine, CompareOptions options, List<Standing> standings, ResultFolder results, Progress progress) {
        this.engine = engine;
        this.options = options;
        this.standings = standings;
        this.results = results;
        this.progress = progress;
    }

    /** Plans the steps, so that the bar knows its whole length from the start. */
    void plan() {
        for (Standing standing : standings) {
            int withMemory = standing.contender().floor() ? 0 : Math.min(options.memoryBlocks(), options.starts());
            progress.plan(SIZE, 1);
            progress.plan(startKind(standing), options.starts() - withMemory);
            progress.plan(memoryKind(standing), withMemory);
            if (!standing.contender().floor()) {
                progress.plan(GATE, 1);
            }
        }
    }

    void images() {
        for (Standing standing : standings) {
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
            if (standing.contender().floor()) {
                continue;
            }
            progress.begin(GATE, "contract " + standing.contender().name());
            try {
                Observation.Gate verdict = gate.check(standing.contender());
                results.add(verdict);
                if (!verdict.admitted()) {
                    refuse(standing, verdict);
                }
            } catch (ServiceFailure e) {
                drop(standing, "gate", null, e.getMessage(), e.ending());
            } catch (EngineException e) {
                drop(standing, "gate", null, e.getMessage(), null);
            }
            recordEngineFaults(pod, standing, null);
            progress.end(GATE);
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
        cancel(standing);
        progress.say(standing.contender().name() + ": " + reason);
    }

    void sizes() {
        for (Standing standing : racing()) {
            engine.checkRunning();
            Contender contender = standing.contender();
            progress.begin(SIZE, "size " + contender.name());
            try (InputStream saved = engine.save(standing.imageId())) {
                results.add(ImageSize.measure(contender.name(), contender.spec().image(), standing.imageId(), saved));
            } catch (IOException | EngineException e) {
                drop(standing, "size", null, e.getMessage(), null);
            }
            progress.end(SIZE);
        }
    }

    void blocks(Pod pod, Sentinel sentinel, MemoryExperiment memory) throws InterruptedException {
        List<List<Standing>> plan = BlockPlan.of(standings, options.starts(), options.seed());
        results.add(sentinel.sample(0));
        for (int block = 1; block <= plan.size(); block++) {
            boolean withMemory = BlockPlan.measuresMemory(block, plan.size(), options.memoryBlocks());
            int position = 0;
            for (Standing standing : plan.get(block - 1)) {
                position++;
                if (standing.inRace()) {
                    start(pod, withMemory && !standing.contender().floor() ? memory : null, standing, block, position);
                }
            }
            results.add(sentinel.sample(block));
        }
    }

    private void start(Pod pod, MemoryExperiment memory, Standing standing, int block, int position)
            throws InterruptedException {
        String name = standing.contender().name();
        String kind = memory == null ? startKind(standing) : memoryKind(standing);
        progress.begin(kind, "block " + block + " " + name + (memory == null ? "" : " + memory"));
        String stage = "start";
        // Where memory is measured next, no further requests are sent: idle shall be idle.
        try (StartedService service = pod.start(standing.contender(), memory == null ? ColdStart.FOLLOW : 0)) {
            results.add(ColdStart.observation(service, block, position));
            if (memory != null) {
                stage = "memory";
                measureMemory(memory, service, block);
            }
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

    private void measureMemory(MemoryExperiment memory, StartedService service, int block)
            throws InterruptedException, ServiceFailure {
        try {
            memory.measure(service, block, results::add);
        } catch (EngineException e) {
            Ending ending = engine.ending(service.container());
            if (ending.running()) {
                throw e;
            }
            throw new ServiceFailure("the service ended while its memory was measured: " + ending.sentence(), ending);
        }
        Ending after = engine.ending(service.container());
        if (!after.running()) {
            throw new ServiceFailure(
                    "the service ended under " + options.requests() + " requests: " + after.sentence(), after);
        }
    }

    private List<Standing> racing() {
        return standings.stream().filter(Standing::inRace).toList();
    }

    private void drop(Standing standing, String stage, Integer block, String reason, Ending ending) {
        standing.fail(reason);
        cancel(standing);
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

    private void cancel(Standing standing) {
        progress.cancel(startKind(standing));
        progress.cancel(memoryKind(standing));
    }

    private static String startKind(Standing standing) {
        return "start " + standing.contender().name();
    }

    private static String memoryKind(Standing standing) {
        return "memory " + standing.contender().name();
    }
}
