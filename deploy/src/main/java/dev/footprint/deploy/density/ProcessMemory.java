package dev.footprint.deploy.density;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.experiment.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory of many processes at once: one reader sees the machine's processes and is told which. It reads the first process of each
 * container only.
 */
record ProcessMemory(long rssBytes, long pssBytes, long anonymousBytes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WITHIN = Duration.ofSeconds(20);

    /**
     * @param user whose processes they are
     * @throws EngineException when the kernel does not let them be read
     */
    static ProcessMemory of(Bench bench, String user, List<Long> pids) throws InterruptedException {
        boolean root = user.equals("0") || user.startsWith("0:") || user.startsWith("root");
        Sandbox sandbox = Sandbox.closed().as(user, root ? List.of("SYS_PTRACE") : List.of());
        List<String> command = new ArrayList<>(List.of("memory"));
        pids.forEach(pid -> command.addAll(List.of("--pid", Long.toString(pid))));
        ContainerPlan plan = bench.pod()
                .tool("memory", bench.pod().probeImage(), command, sandbox)
                .seeingAllPids();
        Engine engine = bench.engine();
        String container = engine.create(plan);
        try {
            LineStream lines = engine.attach(container);
            engine.start(container);
            next(lines, "ready");
            engine.signal(container, "USR1");
            JsonNode sum = next(lines, "memory");
            if (sum.path("processes").asInt() != pids.size()) {
                throw new EngineException("of " + pids.size() + " processes only "
                        + sum.path("processes").asInt() + " could be read");
            }
            return new ProcessMemory(
                    sum.path("rss_bytes").asLong(),
                    sum.path("pss_bytes").asLong(),
                    sum.path("pss_anon_bytes").asLong());
        } finally {
            engine.remove(container);
        }
    }

    private static JsonNode next(LineStream lines, String event) throws InterruptedException {
        String line = lines.next(WITHIN);
        try {
            JsonNode node = line == null ? JSON.nullNode() : JSON.readTree(line);
            if (node.path("event").asText().equals(event)) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new EngineException("the memory reader wrote a line that is not JSON: " + line, e);
        }
        throw new EngineException("the memory reader could not read: " + line);
    }
}
