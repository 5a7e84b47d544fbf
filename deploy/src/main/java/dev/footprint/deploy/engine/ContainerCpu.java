package dev.footprint.deploy.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** CPU time of a container's control group as the engine reports it: cpuacct of version 1, cpu.stat of version 2. */
final class ContainerCpu {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContainerCpu() {}

    /** @return nanoseconds; null where they are not there */
    static Long parse(InputStream statistics) throws IOException {
        JsonNode total =
                JSON.readTree(statistics).path("cpu_stats").path("cpu_usage").path("total_usage");
        return total.isNumber() ? (Long) total.asLong() : null;
    }
}
