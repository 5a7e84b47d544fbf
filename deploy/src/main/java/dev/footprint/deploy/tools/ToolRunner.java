package dev.footprint.deploy.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs one of our own Java programs (contract checks, load generator) inside a pod, from the orchestrator's own image,
 * so that its requests go over the service's loopback and over nothing else.
 */
public final class ToolRunner {
    /** Where the orchestrator's image keeps the jars of all modules. */
    private static final String CLASS_PATH = "/app/lib/main/*";

    private static final Duration POLL = Duration.ofMillis(50);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;
    private final Placement placement;
    private final String image;

    /** Where a tool runs: which network it is in, and on which cores. */
    @FunctionalInterface
    private interface Placement {
        ContainerPlan plan(String role, String image, List<String> command);
    }

    private ToolRunner(Engine engine, Placement placement, String image) {
        this.engine = engine;
        this.placement = placement;
        this.image = image;
    }

    public ToolRunner(Engine engine, Pod pod, String image) {
        this(engine, pod::tool, image);
    }

    /** In the network of the engine's machine, for a service that is published on its loopback. */
    public static ToolRunner onHost(Engine engine, String image, String cpuset) {
        return new ToolRunner(
                engine,
                (role, tool, command) -> ContainerPlan.of(role, tool, Sandbox.closed())
                        .command(command)
                        .network("host")
                        .cpuset(cpuset),
                image);
    }

    /** The image that the programs are in. */
    public String image() {
        return image;
    }

    /**
     * @return the JSON lines that the program wrote on stdout
     * @throws EngineException when it did not end in time or ended with an exit code other than 0
     */
    public List<JsonNode> run(String role, String mainClass, List<String> arguments, Duration within)
            throws InterruptedException {
        return run(role, mainClass, arguments, within, line -> {});
    }

    /** @param onLine told each line as soon as it is there, so that what was written before a failure is kept */
    public List<JsonNode> run(
            String role, String mainClass, List<String> arguments, Duration within, Consumer<JsonNode> onLine)
            throws InterruptedException {
        // Short runs: the interpreter and C1 are all they see, and one collector thread keeps them small.
        List<String> command =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH, mainClass));
        command.addAll(arguments);
        ContainerPlan plan = placement.plan(role, image, command).entrypoint(List.of("java"));
        String container = engine.create(plan);
        try {
            LineStream stream = engine.attach(container);
            engine.start(container);
            CompletableFuture<Integer> ended = engine.whenEnded(container);
            List<JsonNode> lines = collect(role, stream, ended, within, onLine);
            Ending ending = ended.isDone() ? engine.ending(container) : null;
            if (ending == null || ending.exitCode() != 0) {
                throw new EngineException("the " + role + " program "
                        + (ending == null
                                ? "did not end within " + within.toSeconds() + " s"
                                : "failed: " + ending.sentence() + "; " + ending.logTail()));
            }
            return lines;
        } finally {
            engine.remove(container);
        }
    }

    private static List<JsonNode> collect(
            String role,
            LineStream stream,
            CompletableFuture<Integer> ended,
            Duration within,
            Consumer<JsonNode> onLine)
            throws InterruptedException {
        List<JsonNode> lines = new ArrayList<>();
        long deadline = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadline) {
            boolean over = ended.isDone();
            String line = stream.next(POLL);
            if (line != null) {
                JsonNode node = parse(role, line);
                lines.add(node);
                onLine.accept(node);
            } else if (over) {
                break;
            }
        }
        return lines;
    }

    private static JsonNode parse(String role, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new EngineException("the " + role + " program wrote a line that is not JSON: " + line, e);
        }
    }
}
