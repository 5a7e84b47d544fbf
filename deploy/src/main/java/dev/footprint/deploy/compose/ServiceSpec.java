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
        return with(image, command, variables, sandbox);
    }

    /** The same under other limits. */
    ServiceSpec with(Sandbox limits) {
        return with(image, command, environment, limits);
    }

    /** The same with another command. */
    ServiceSpec with(List<String> words) {
        return with(image, words, environment, sandbox);
    }

    /** The same from another image. */
    ServiceSpec from(String otherImage) {
        return with(otherImage, command, environment, sandbox);
    }

    private ServiceSpec with(String otherImage, List<String> words, Map<String, String> variables, Sandbox limits) {
        return new ServiceSpec(
                name,
                otherImage,
                entrypoint,
                words,
                variables,
                labels,
                workingDir,
                limits,
                mounts,
                targetPorts,
                dependsOn,
                profiles,
                healthTest);
    }
}
