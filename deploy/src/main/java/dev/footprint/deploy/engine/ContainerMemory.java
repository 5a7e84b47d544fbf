package dev.footprint.deploy.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * Memory of a container's control group as the engine reports it, in bytes.
 *
 * @param usage all that is charged to the group, page cache included
 * @param workingSet usage minus inactive file pages: the figure that Kubernetes evicts by
 */
public record ContainerMemory(Long usage, Long workingSet) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Control groups v1 call it {@code total_inactive_file}, v2 {@code inactive_file}. */
    static ContainerMemory parse(InputStream statistics) throws IOException {
        JsonNode memory = JSON.readTree(statistics).path("memory_stats");
        if (!memory.hasNonNull("usage")) {
            return new ContainerMemory(null, null);
        }
        long usage = memory.path("usage").asLong();
        JsonNode stats = memory.path("stats");
        JsonNode inactive = stats.hasNonNull("total_inactive_file")
                ? stats.path("total_inactive_file")
                : stats.path("inactive_file");
        return new ContainerMemory(usage, inactive.isNumber() ? Math.max(0, usage - inactive.asLong()) : null);
    }
}
