package dev.footprint.deploy.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.pod.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory of several containers' processes, read in one go, so that pages which they share are shared among all of them. A reader
 * cannot join several PID namespaces: it sees the engine's own, as the services' user, and is told which processes to read.
 */
public record ProcessMemory(int processes, long rssBytes, long pssBytes, long anonymousBytes) {

    /**
     * @param user whose processes they are
     * @param pids as the engine's machine counts them
     * @throws EngineException when the kernel does not let them be read
     */
    public static ProcessMemory of(Bench bench, String user, List<Long> pids) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("memory"));
        pids.forEach(pid -> command.addAll(List.of("--pid", Long.toString(pid))));
        ContainerPlan plan = bench.pod()
                .tool("memory", bench.pod().probeImage(), command, MemoryProbe.reading(user))
                .seeingAllPids();
        try (Instrument reader = MemoryProbe.open(bench.engine(), plan)) {
            JsonNode sum = MemoryProbe.ask(reader);
            return new ProcessMemory(
                    sum.path("processes").asInt(),
                    sum.path("rss_bytes").asLong(),
                    sum.path("pss_bytes").asLong(),
                    sum.path("pss_anon_bytes").asLong());
        }
    }

    /** @throws EngineException when it is not the memory of so many processes */
    public ProcessMemory complete(int expected) {
        if (processes != expected) {
            throw new EngineException("of " + expected + " processes only " + processes + " could be read");
        }
        return this;
    }
}
