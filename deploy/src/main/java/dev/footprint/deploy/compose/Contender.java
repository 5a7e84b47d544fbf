package dev.footprint.deploy.compose;

import dev.footprint.deploy.results.ContenderInfo;

/**
 * A service to be measured.
 *
 * @param port the port it listens on inside its network namespace
 * @param healthPath the path that answers 200 once it serves
 * @param fullContract whether it must pass the whole contract of this project, or only answer its health path
 * @param floor true for the null container
 */
public record Contender(
        String name,
        String language,
        String framework,
        ServiceSpec spec,
        int port,
        String healthPath,
        boolean fullContract,
        boolean floor) {

    public static final String NULL_CONTAINER = "null-container";

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
                reason);
    }
}
