package dev.footprint.deploy.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** What a container's control group has read from disks, as the engine reports it: blkio of version 1, io.stat of version 2. */
final class ContainerReads {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContainerReads() {}

    /** @return bytes over all devices; null where they are not there. Nothing read yet is an empty list, or none. */
    static Long parse(InputStream statistics) throws IOException {
        JsonNode io = JSON.readTree(statistics).path("blkio_stats");
        if (!io.has("io_service_bytes_recursive")) {
            return null;
        }
        long bytes = 0;
        for (JsonNode entry : io.path("io_service_bytes_recursive")) {
            if (entry.path("op").asText().equalsIgnoreCase("read")) {
                bytes += entry.path("value").asLong();
            }
        }
        return bytes;
    }
}
