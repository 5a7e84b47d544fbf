package dev.footprint.deploy.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerMemory;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.Observation;
import java.time.Duration;
import java.util.List;

/**
 * Reads a running service's memory from outside: a probe container joins its PID namespace as the same user, so that the
 * reading needs no privilege and is charged to another control group.
 */
public final class MemoryProbe implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Engine engine;
    private final StartedService service;
    private final String container;
    private final LineStream lines;

    private MemoryProbe(Engine engine, StartedService service, String container, LineStream lines) {
        this.engine = engine;
        this.service = service;
        this.container = container;
        this.lines = lines;
    }

    /** The kernel shows a process's memory to its own user; for root with capabilities the reader needs one as well. */
    public static Sandbox reading(String user) {
        boolean root = user.equals("0") || user.startsWith("0:") || user.startsWith("root");
        return Sandbox.closed().as(user, root ? List.of("SYS_PTRACE") : List.of());
    }

    public static MemoryProbe attach(Engine engine, Pod pod, StartedService service) throws InterruptedException {
        ContainerPlan plan = pod.tool("memory", pod.probeImage(), List.of("memory"), reading(service.user()))
                .joiningPidsOf(service.container());
        String container = engine.create(plan);
        try {
            LineStream lines = engine.attach(container);
            engine.start(container);
            MemoryProbe probe = new MemoryProbe(engine, service, container, lines);
            probe.expect("ready");
            return probe;
        } catch (RuntimeException | InterruptedException e) {
            engine.remove(container);
            throw e;
        }
    }

    /** One at a time: a time line reads beside the readings. */
    public synchronized Observation.Memory read(int block, String phase) throws InterruptedException {
        ContainerMemory group = engine.memory(service.container());
        engine.signal(container, "USR1");
        JsonNode reading = expect("memory");
        return new Observation.Memory(
                service.contender().name(),
                block,
                phase,
                reading.path("processes").asInt(),
                reading.path("rss_bytes").asLong(),
                reading.path("pss_bytes").asLong(),
                reading.path("private_dirty_bytes").asLong(),
                reading.path("hwm_bytes").asLong(),
                group.usage(),
                group.workingSet());
    }

    /** Bytes that the service's processes have had read from disks so far; null where the kernel does not count them. */
    public synchronized Long readFromDisks() throws InterruptedException {
        engine.signal(container, "USR1");
        JsonNode bytes = expect("memory").path("read_bytes");
        return bytes.isNumber() ? (Long) bytes.asLong() : null;
    }

    private JsonNode expect(String event) throws InterruptedException {
        return expect(engine, container, lines, event);
    }

    /** The reader's next line, which has to be of that event. */
    static JsonNode expect(Engine engine, String container, LineStream lines, String event)
            throws InterruptedException {
        String line = lines.next(WITHIN);
        if (line == null) {
            throw new EngineException("the memory probe gave no answer within " + WITHIN.toSeconds() + " s: "
                    + engine.ending(container).sentence() + "; "
                    + engine.ending(container).logTail());
        }
        try {
            JsonNode node = JSON.readTree(line);
            if (node.path("event").asText().equals(event)) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new EngineException("the memory probe wrote a line that is not JSON: " + line, e);
        }
        throw new EngineException("the memory probe could not read: " + line);
    }

    @Override
    public void close() {
        engine.remove(container);
    }
}
