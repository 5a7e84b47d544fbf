package dev.footprint.deploy.load;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
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
            try {
                Long cpu = engine.cpuNanos(container);
                Observation.Memory memory = probe.read(0, "load");
                return new Reading(cpu, memory.rssBytes(), memory.hwmBytes());
            } catch (EngineException e) {
                // A service that has died has no meters, and the probe has died with it; what the generator saw is
                // kept.
                return new Reading(null, null, null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Reading(null, null, null);
            }
        };
    }
}
