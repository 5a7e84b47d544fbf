package dev.footprint.deploy.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.ProgramLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A program that measures something by itself, in a container without a network, and writes a JSON line for each sample. What else its
 * harness writes is not ours.
 *
 * @param volume a folder on disk that the program may write to; null for none
 */
public record Program(
        String experiment,
        String name,
        String language,
        String framework,
        String image,
        Sandbox sandbox,
        String volume) {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Read-only, without rights, and a /tmp of its own. */
    public static Sandbox sandbox(long memoryBytes, Double cpus, long pids) {
        Sandbox closed = Sandbox.closed(memoryBytes, cpus, pids);
        return new Sandbox(
                closed.user(),
                closed.readOnly(),
                closed.capAdd(),
                closed.capDrop(),
                closed.securityOpt(),
                memoryBytes,
                cpus,
                pids,
                Map.of("/tmp", "rw,nosuid,nodev,size=256m"));
    }

    /** As a run counts it. */
    public Contender contender() {
        ServiceSpec spec = new ServiceSpec(
                name, image, null, null, Map.of(), Map.of(), null, sandbox, List.of(), List.of(), List.of(), List.of(),
                List.of());
        return new Contender(name, language, framework, spec, 0, "", false, "", false, experiment);
    }

    /**
     * Runs it, and keeps each of its lines at once.
     *
     * @param cpuset the cores that it may use
     * @throws ServiceFailure when it fails or does not end in time
     */
    public List<ProgramLine> run(Bench bench, int block, List<String> command, String cpuset, Duration within)
            throws ServiceFailure, InterruptedException {
        List<ProgramLine> lines = new ArrayList<>();
        Ending ending = run(bench, block, command, cpuset, within, lines);
        if (ending.running()) {
            throw new ServiceFailure(name + " did not end within " + within.toSeconds() + " s", ending);
        }
        if (ending.exitCode() != 0) {
            throw new ServiceFailure(name + " " + String.join(" ", command) + ": " + ending.sentence(), ending);
        }
        return lines;
    }

    /** @return how it ended, whatever it was; running where it did not end in time */
    public Ending run(
            Bench bench, int block, List<String> command, String cpuset, Duration within, List<ProgramLine> lines)
            throws InterruptedException {
        bench.engine().checkRunning();
        ContainerPlan plan = ContainerPlan.of(experiment + "-" + language, image, sandbox)
                .command(command)
                .network("none")
                .cpuset(cpuset)
                .binds(volume == null ? List.of() : List.of(volume));
        String container = bench.engine().create(plan);
        try {
            LineStream stream = bench.engine().attach(container);
            bench.engine().start(container);
            CompletableFuture<Integer> ended = bench.engine().whenEnded(container);
            collect(bench, block, stream, ended, within, lines);
            return bench.engine().ending(container);
        } finally {
            bench.engine().remove(container);
        }
    }

    private void collect(
            Bench bench,
            int block,
            LineStream stream,
            CompletableFuture<Integer> ended,
            Duration within,
            List<ProgramLine> lines)
            throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadline) {
            boolean over = ended.isDone();
            String text = stream.next(POLL);
            if (text == null && over) {
                return;
            }
            if (text != null && text.startsWith("{")) {
                ProgramLine line = new ProgramLine(name, block, experiment, parse(text));
                lines.add(line);
                bench.sink().accept(line);
            }
        }
    }

    private JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new EngineException(name + " wrote a line that is not JSON: " + text, e);
        }
    }
}
