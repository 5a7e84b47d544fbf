package dev.footprint.deploy.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.engine.ContainerMemory;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.Instrument;
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
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Engine engine;
    private final StartedService service;
    private final Instrument instrument;

    private MemoryProbe(Engine engine, StartedService service, Instrument instrument) {
        this.engine = engine;
        this.service = service;
        this.instrument = instrument;
    }

    /** The kernel shows a process's memory to its own user; for root with capabilities the reader needs one as well. */
    public static Sandbox reading(String user) {
        boolean root = user.equals("0") || user.startsWith("0:") || user.startsWith("root");
        return Sandbox.closed().as(user, root ? List.of("SYS_PTRACE") : List.of());
    }

    public static MemoryProbe attach(Engine engine, Pod pod, StartedService service) throws InterruptedException {
        ContainerPlan plan = pod.tool("memory", pod.probeImage(), List.of("memory"), reading(service.user()))
                .joiningPidsOf(service.container());
        return new MemoryProbe(engine, service, open(engine, plan));
    }

    /** A reader of memory that sleeps until it is asked. */
    static Instrument open(Engine engine, ContainerPlan plan) throws InterruptedException {
        return Instrument.ready(engine, "the memory probe", plan, WITHIN);
    }

    static JsonNode ask(Instrument instrument) throws InterruptedException {
        return instrument.ask("memory", WITHIN);
    }

    /** One at a time: a time line reads beside the readings. */
    public synchronized Observation.Memory read(int block, String phase) throws InterruptedException {
        ContainerMemory group = engine.memory(service.container());
        JsonNode reading = ask(instrument);
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
        JsonNode bytes = ask(instrument).path("read_bytes");
        return bytes.isNumber() ? (Long) bytes.asLong() : null;
    }

    @Override
    public void close() {
        instrument.close();
    }
}
