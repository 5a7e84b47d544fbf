package dev.footprint.deploy.compose;

import dev.footprint.deploy.results.ContenderInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return with(spec.with(environment), port);
    }

    /** The same service under another CPU limit. */
    public Contender withCpus(double cores) {
        return with(spec.with(spec.sandbox().withCpus(cores)), port);
    }

    /** The same service on another port; empty where it is not known how to tell it. */
    public Optional<Contender> onPort(int other) {
        String number = Integer.toString(other);
        if (floor) {
            return Optional.of(with(spec.with(List.of("serve", "--port", number)), other));
        }
        return fullContract ? Optional.of(with(with(Map.of("PORT", number)).spec, other)) : Optional.empty();
    }

    /** The same service under another memory limit. */
    public Contender withMemory(long bytes) {
        return with(spec.with(spec.sandbox().withMemory(bytes)), port);
    }

    /** The same service from another image. */
    public Contender from(String image) {
        return with(spec.from(image), port);
    }

    private Contender with(ServiceSpec otherSpec, int otherPort) {
        return new Contender(
                name, language, framework, otherSpec, otherPort, healthPath, fullContract, loadPath, floor, experiment);
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
