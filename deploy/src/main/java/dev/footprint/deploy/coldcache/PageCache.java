package dev.footprint.deploy.coldcache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.Sandbox;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Root, to open every file; and the right to be told of files that belong to others. */
    private static final Sandbox READER = Sandbox.closed().as("0:0", List.of("DAC_READ_SEARCH", "FOWNER"));

    private PageCache() {}

    static Eviction evict(Engine engine, Pod pod, Contender contender, int block) throws InterruptedException {
        ContainerPlan plan = pod.probeInside("evict", contender.spec().image(), List.of("evict"), READER);
        String container = engine.create(plan);
        try {
            LineStream lines = engine.attach(container);
            engine.start(container);
            String line = lines.next(WITHIN);
            if (line == null) {
                throw new EngineException("the page cache of " + contender.name() + " was not emptied within "
                        + WITHIN.toSeconds() + " s: " + engine.ending(container).sentence());
            }
            return observation(contender.name(), block, JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new EngineException("probe evict wrote a line that is not JSON", e);
        } finally {
            engine.remove(container);
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
