package dev.footprint.deploy.load;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.memory.MemoryProbe;
import dev.footprint.deploy.results.Observation;

/** What a service has used so far; read between the generator's steps, never during one. */
@FunctionalInterface
interface Meters {
    /** For a service of which nothing but its URL is known. */
    Meters NONE = () -> new Reading(null, null, null);

    Reading read();

    record Reading(Long cpuNanos, Long rssBytes, Long hwmBytes) {}

    static Meters of(Engine engine, String container, MemoryProbe probe) {
        return () -> {
            Long cpu = engine.cpuNanos(container);
            try {
                Observation.Memory memory = probe.read(0, "load");
                return new Reading(cpu, memory.rssBytes(), memory.hwmBytes());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Reading(cpu, null, null);
            }
        };
    }
}
