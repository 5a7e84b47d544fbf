package dev.footprint.deploy.scaleout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.memory.MemoryProbe;
import dev.footprint.deploy.results.StartObservation.ScaleOutMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the memory of several containers' processes in one go, so that pages which they share are shared among all of them. A reader
 * cannot join several PID namespaces: it sees the engine's own, as the services' user and without a capability.
 */
final class MemoryOfAll {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private MemoryOfAll() {}

    static ScaleOutMemory read(Bench bench, Contender contender, List<String> containers, int block)
            throws InterruptedException {
        Engine engine = bench.engine();
        List<String> command = new ArrayList<>(List.of("memory"));
        for (String container : containers) {
            command.addAll(List.of(
                    "--pid", String.valueOf(engine.inspect(container).getState().getPidLong())));
        }
        ContainerPlan plan = bench.pod()
                .tool(
                        "memory",
                        bench.pod().probeImage(),
                        command,
                        MemoryProbe.reading(bench.pod().user(contender)))
                .seeingAllPids();
        String reader = engine.create(plan);
        try {
            LineStream lines = engine.attach(reader);
            engine.start(reader);
            next(lines, "ready");
            engine.signal(reader, "USR1");
            JsonNode memory = next(lines, "memory");
            return new ScaleOutMemory(
                    contender.name(),
                    block,
                    containers.size(),
                    memory.path("processes").asInt(),
                    memory.path("rss_bytes").asLong(),
                    memory.path("pss_bytes").asLong());
        } finally {
            engine.remove(reader);
        }
    }

    private static JsonNode next(LineStream lines, String event) throws InterruptedException {
        String line = lines.next(WITHIN);
        try {
            JsonNode node = line == null ? null : JSON.readTree(line);
            if (node != null && node.path("event").asText().equals(event)) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new EngineException("the memory probe wrote a line that is not JSON: " + line, e);
        }
        throw new EngineException("the memory probe could not read: " + line);
    }
}
