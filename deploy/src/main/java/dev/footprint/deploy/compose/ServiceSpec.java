package dev.footprint.deploy.compose;

import dev.footprint.deploy.engine.Sandbox;
import java.util.List;
import java.util.Map;

/**
 * What a compose file says about running one service, as far as a container of our own needs it.
 *
 * @param entrypoint replaces the image's entrypoint; null keeps it
 * @param command replaces the image's command; null keeps it
 * @param sandbox user, rights and limits
 * @param profiles compose profiles; a service without any is part of the default set
 */
public record ServiceSpec(
        String name,
        String image,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment,
        Map<String, String> labels,
        String workingDir,
        Sandbox sandbox,
        List<Mount> mounts,
        List<Integer> targetPorts,
        List<String> dependsOn,
        List<String> profiles,
        List<String> healthTest) {

    /** A mount of the compose file; {@code source} is a path on the engine's machine, or null for a fresh, anonymous volume. */
    public record Mount(String source, String target, boolean readOnly) {}

    /** The same with another environment. */
    ServiceSpec with(Map<String, String> variables) {
        return with(image, variables, sandbox);
    }

    /** The same with another image, environment and limits. */
    ServiceSpec with(String otherImage, Map<String, String> variables, Sandbox otherSandbox) {
        return new ServiceSpec(
                name,
                otherImage,
                entrypoint,
                command,
                variables,
                labels,
                workingDir,
                otherSandbox,
                mounts,
                targetPorts,
                dependsOn,
                profiles,
                healthTest);
    }
}
