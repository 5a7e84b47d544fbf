package dev.footprint.deploy.coldcache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.Instrument;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.results.StartObservation.Eviction;
import java.time.Duration;
import java.util.List;

/**
 * Makes the kernel forget the files of one image, and nothing else: the probe walks a container's own view of it. Containers of one
 * image share its pages, so what one lets go is gone for the next.
 */
final class PageCache {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** Root, to open every file; and the right to be told of files that belong to others. */
    private static final Sandbox READER = Sandbox.closed().as("0:0", List.of("DAC_READ_SEARCH", "FOWNER"));

    private PageCache() {}

    static Eviction evict(Engine engine, Pod pod, Contender contender, int block) throws InterruptedException {
        ContainerPlan plan = pod.probeInside("evict", contender.spec().image(), List.of("evict"), READER);
        String name = "the eviction of the page cache of " + contender.name();
        try (Instrument eviction = Instrument.open(engine, name, plan)) {
            return observation(contender.name(), block, eviction.expect("evicted", WITHIN));
        }
    }

    private static Eviction observation(String contender, int block, JsonNode line) {
        return new Eviction(
                contender,
                block,
                line.path("files").asLong(),
                line.path("bytes").asLong(),
                line.path("resident_before").asLong(),
                line.path("resident_after").asLong(),
                line.path("unreadable").asLong());
    }
}
