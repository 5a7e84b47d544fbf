package dev.footprint.matrix.support;

import java.util.List;

/**
 * A service of the compose file that claims the whole contract, with the limits it has there.
 *
 * @param entrypoint replaces the image's; empty keeps it
 * @param command replaces the image's; empty keeps it
 */
public record Contender(String name, String image, List<String> entrypoint, List<String> command, Limits limits) {

    /** How its container is confined. */
    public record Limits(
            String user,
            boolean readOnly,
            List<String> capDrop,
            List<String> securityOpt,
            long memoryBytes,
            double cpus,
            long pids) {}

    @Override
    public String toString() {
        return name;
    }
}
