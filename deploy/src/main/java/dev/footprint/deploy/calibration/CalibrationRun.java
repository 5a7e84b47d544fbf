package dev.footprint.deploy.calibration;

import dev.footprint.deploy.coldstart.ColdStart;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.memory.MemoryMeter;
import dev.footprint.deploy.noise.Sentinel;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartSettings;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ResultFolder;
import dev.footprint.deploy.run.BlockPlan;
import dev.footprint.deploy.size.ImageSize;
import dev.footprint.deploy.stats.SameTwice;
import dev.footprint.deploy.tools.ToolRunner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The measurements of a calibration, with the instruments that a comparison uses. */
final class CalibrationRun {
    static final int TRUTH_BLOCKS = 6;
    static final int MEMORY_BLOCKS = 3;
    static final int REQUESTS = 100;
    static final int SAME_RUNS = 10;
    /** Fewer cannot show a difference at all, and more would take too long. */
    static final int SAME_BLOCKS = 8;

    private static final Set<String> WITH_MEMORY = Set.of(TruthServer.PLAIN, TruthServer.HOLDS, TruthServer.STALLS);
    private static final String START = "start";
    private static final String MEMORY = "memory";

    private final Engine engine;
    private final CalibrationOptions options;
    private final CoreLayout cores;
    private final ResultFolder results;
    private final Progress progress;
    private final List<Contender> servers;

    CalibrationRun(
            Engine engine, CalibrationOptions options, CoreLayout cores, ResultFolder results, Progress progress) {
        this.engine = engine;
        this.options = options;
        this.cores = cores;
        this.results = results;
        this.progress = progress;
        this.servers = TruthServer.started(options.probeImage());
    }

    void plan() {
        int withMemory = WITH_MEMORY.size() * MEMORY_BLOCKS;
        progress.plan(MEMORY, withMemory);
        progress.plan(START, servers.size() * TRUTH_BLOCKS - withMemory + 2 * SAME_RUNS * SAME_BLOCKS);
    }

    void truths(Sentinel sentinel) throws InterruptedException {
        size(TruthServer.PLAIN, options.probeImage());
        size(TruthServer.LAYERED, options.truthImage());
        try (Pod pod = open()) {
            MemoryMeter memory =
                    new MemoryMeter(engine, pod, new ToolRunner(engine, pod, options.toolsImage()), REQUESTS);
            int block = 0;
            for (List<Contender> order : BlockPlan.of(servers, TRUTH_BLOCKS, options.seed())) {
                block++;
                boolean reads = BlockPlan.measuresIn(block, TRUTH_BLOCKS, MEMORY_BLOCKS);
                int position = 0;
                for (Contender server : order) {
                    boolean withMemory = reads && WITH_MEMORY.contains(server.name());
                    start(pod, server, block, ++position, withMemory ? memory : null);
                }
                results.add(sentinel.sample(block));
            }
        }
    }

    /** @return for each run the times of one and the same server under two names, block by block */
    List<List<SameTwice.Pair>> sameTwice(Sentinel sentinel) throws InterruptedException {
        Contender first = TruthServer.of("same-first", options.probeImage());
        Contender second = TruthServer.of("same-second", options.probeImage());
        List<List<SameTwice.Pair>> runs = new ArrayList<>();
        for (int run = 1; run <= SAME_RUNS; run++) {
            List<SameTwice.Pair> pairs = new ArrayList<>();
            try (Pod pod = open()) {
                for (List<Contender> order : BlockPlan.of(List.of(first, second), SAME_BLOCKS, options.seed() + run)) {
                    int block = (run - 1) * SAME_BLOCKS + pairs.size() + 1;
                    double one = start(pod, order.getFirst(), block, 1, null).execTo200Ms();
                    double other = start(pod, order.getLast(), block, 2, null).execTo200Ms();
                    pairs.add(
                            order.getFirst() == first
                                    ? new SameTwice.Pair(one, other)
                                    : new SameTwice.Pair(other, one));
                }
            }
            runs.add(pairs);
            results.add(sentinel.sample(TRUTH_BLOCKS + run));
        }
        return runs;
    }

    private Pod open() throws InterruptedException {
        return Pod.open(engine, options.probeImage(), List.of(), cores, StartSettings.DEFAULT);
    }

    private Observation.Start start(Pod pod, Contender server, int block, int position, MemoryMeter memory)
            throws InterruptedException {
        String kind = memory == null ? START : MEMORY;
        progress.begin(kind, server.name());
        try (StartedService service = pod.start(server, memory == null ? ColdStart.FOLLOW : 0)) {
            Observation.Start start = ColdStart.observation(service, block, position);
            results.add(start);
            if (memory != null) {
                memory.measure(service, block, results::add);
            }
            progress.end(kind);
            return start;
        } catch (ServiceFailure e) {
            throw new EngineException(
                    "the probe's own server \"" + server.name() + "\" failed: " + e.getMessage() + " "
                            + (e.ending() == null ? "" : e.ending().logTail()),
                    e);
        }
    }

    private void size(String name, String image) {
        String id = engine.image(image).getId();
        try (InputStream saved = engine.save(id)) {
            results.add(ImageSize.measure(name, image, id, saved));
        } catch (IOException e) {
            throw new EngineException("image " + image + " could not be read: " + e.getMessage(), e);
        }
    }
}
