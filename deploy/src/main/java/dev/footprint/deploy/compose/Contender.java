package dev.footprint.deploy.compose;

import dev.footprint.deploy.results.ContenderInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service to be measured.
 *
 * @param port the port it listens on inside its network namespace
 * @param healthPath the path that answers 200 once it serves
 * @param fullContract whether it must pass the whole contract of this project, or only answer its health path
 * @param loadPath what load asks for, and the query with it
 * @param floor true for the null container
 * @param experiment whose program it is; null for a service
 */
public record Contender(
        String name,
        String language,
        String framework,
        ServiceSpec spec,
        int port,
        String healthPath,
        boolean fullContract,
        String loadPath,
        boolean floor,
        String experiment) {

    public static final String NULL_CONTAINER = "null-container";

    /** A service of which only the health path is known. */
    public Contender(
            String name,
            String language,
            String framework,
            ServiceSpec spec,
            int port,
            String healthPath,
            boolean floor) {
        this(name, language, framework, spec, port, healthPath, false, healthPath, floor, null);
    }

    /** The same service with further environment variables. */
    public Contender with(Map<String, String> variables) {
        Map<String, String> environment = new LinkedHashMap<>(spec.environment());
        environment.putAll(variables);
        return new Contender(
                name,
                language,
                framework,
                spec.with(environment),
                port,
                healthPath,
                fullContract,
                loadPath,
                floor,
                experiment);
    }

    public ContenderInfo info(String imageId, String state, String reason) {
        return new ContenderInfo(
                name,
                language,
                framework,
                spec.image(),
                imageId,
                spec.sandbox().cpus(),
                spec.sandbox().memoryBytes(),
                floor,
                state,
                reason,
                experiment);
    }
}
