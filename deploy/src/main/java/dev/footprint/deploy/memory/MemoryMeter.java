package dev.footprint.deploy.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.load.FixedRequests;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.tools.ToolRunner;
import java.time.Duration;
import java.util.function.Consumer;

/** Memory at idle, then after a fixed number of requests, of a service that has just been started. */
public final class MemoryMeter {
    /** The service's own start-up work goes on a little after its first answer. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final double NANOS_PER_MS = 1e6;

    private final Engine engine;
    private final Pod pod;
    private final ToolRunner tools;
    private final int requests;

    public MemoryMeter(Engine engine, Pod pod, ToolRunner tools, int requests) {
        this.engine = engine;
        this.pod = pod;
        this.tools = tools;
        this.requests = requests;
    }

    /** Gives each reading to {@code sink} as soon as it is there, so that what was seen before a failure is kept. */
    public void measure(StartedService service, int block, Consumer<Observation> sink) throws InterruptedException {
        long idleFrom = System.nanoTime();
        try (MemoryProbe probe = MemoryProbe.attach(engine, pod, service)) {
            rest(idleFrom);
            sink.accept(probe.read(block, "idle"));
            sink.accept(
                    observation(service.contender(), block, FixedRequests.send(tools, service.contender(), requests)));
            sink.accept(probe.read(block, "after_load"));
        }
    }

    /** The same, with a time line beside it: one request by itself before the others, and a rest after them. */
    public void measureWithTimeLine(StartedService service, int block, Consumer<Observation> sink)
            throws InterruptedException {
        long idleFrom = System.nanoTime();
        try (MemoryProbe probe = MemoryProbe.attach(engine, pod, service);
                TimeLine line = TimeLine.begin(probe, block, idleFrom, "idle")) {
            rest(idleFrom);
            sink.accept(probe.read(block, "idle"));
            line.phase("first_request");
            FixedRequests.send(tools, service.contender(), 1);
            line.phase("load");
            sink.accept(
                    observation(service.contender(), block, FixedRequests.send(tools, service.contender(), requests)));
            sink.accept(probe.read(block, "after_load"));
            line.phase("cool_down");
            rest(System.nanoTime());
            line.end().forEach(sink);
        }
    }

    private static void rest(long from) throws InterruptedException {
        long remaining = IDLE.toNanos() - (System.nanoTime() - from);
        if (remaining > 0) {
            Thread.sleep(Duration.ofNanos(remaining));
        }
    }

    private static Observation.Load observation(Contender contender, int block, JsonNode node) {
        long requested = node.path("requested").asLong();
        long ok = node.path("ok").asLong();
        return new Observation.Load(
                contender.name(),
                block,
                requested,
                ok,
                requested - ok,
                node.path("elapsed_ns").asLong() / NANOS_PER_MS,
                milliseconds(node, "p50_ns"),
                milliseconds(node, "p99_ns"));
    }

    private static Double milliseconds(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asLong() / NANOS_PER_MS : null;
    }
}
