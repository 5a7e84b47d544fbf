package dev.footprint.deploy.engine;

import com.github.dockerjava.api.model.HealthCheck;
import java.util.List;
import java.util.Map;

/**
 * A container to be created. Null means "as the image or the engine has it".
 *
 * @param role short word in the container's name, such as {@code watch} or the contender's name
 * @param cpuset cores it may use, in cpuset notation
 * @param binds {@code source:target[:ro]}, source being a path on the engine's machine or a volume;
 *     {@code target} alone is a fresh, anonymous volume, removed with the container
 */
public record ContainerPlan(
        String role,
        String image,
        List<String> entrypoint,
        List<String> command,
        List<String> environment,
        String user,
        String workingDir,
        boolean readOnly,
        List<String> capAdd,
        List<String> capDrop,
        List<String> securityOpt,
        Long memoryBytes,
        Double cpus,
        Long pidsLimit,
        String cpuset,
        Map<String, String> tmpfs,
        List<String> binds,
        String networkMode,
        String pidMode,
        List<String> extraHosts,
        HealthCheck healthcheck) {

    /** A tool of our own: no capabilities, read-only root, the probe's uid. */
    public static ContainerPlan tool(
            String role, String image, List<String> command, String networkMode, String cpuset) {
        return new ContainerPlan(
                role,
                image,
                null,
                command,
                List.of(),
                "65532:65532",
                null,
                true,
                List.of(),
                List.of("ALL"),
                List.of("no-new-privileges:true"),
                null,
                null,
                null,
                cpuset,
                Map.of(),
                List.of(),
                networkMode,
                null,
                List.of(),
                NO_HEALTHCHECK);
    }

    /** Switches off the image's own health check: its processes would run beside what is measured. */
    public static final HealthCheck NO_HEALTHCHECK = new HealthCheck().withTest(List.of("NONE"));

    public ContainerPlan withEntrypoint(List<String> value) {
        return new ContainerPlan(
                role,
                image,
                value,
                command,
                environment,
                user,
                workingDir,
                readOnly,
                capAdd,
                capDrop,
                securityOpt,
                memoryBytes,
                cpus,
                pidsLimit,
                cpuset,
                tmpfs,
                binds,
                networkMode,
                pidMode,
                extraHosts,
                healthcheck);
    }

    public ContainerPlan withBinds(List<String> value) {
        return new ContainerPlan(
                role,
                image,
                entrypoint,
                command,
                environment,
                user,
                workingDir,
                readOnly,
                capAdd,
                capDrop,
                securityOpt,
                memoryBytes,
                cpus,
                pidsLimit,
                cpuset,
                tmpfs,
                value,
                networkMode,
                pidMode,
                extraHosts,
                healthcheck);
    }

    public ContainerPlan withExtraHosts(List<String> value) {
        return new ContainerPlan(
                role,
                image,
                entrypoint,
                command,
                environment,
                user,
                workingDir,
                readOnly,
                capAdd,
                capDrop,
                securityOpt,
                memoryBytes,
                cpus,
                pidsLimit,
                cpuset,
                tmpfs,
                binds,
                networkMode,
                pidMode,
                value,
                healthcheck);
    }

    /** Joins another container's PID namespace as {@code newUser}, with {@code addedCapabilities}. */
    public ContainerPlan joiningPids(String container, String newUser, List<String> addedCapabilities) {
        return new ContainerPlan(
                role,
                image,
                entrypoint,
                command,
                environment,
                newUser,
                workingDir,
                readOnly,
                addedCapabilities,
                capDrop,
                securityOpt,
                memoryBytes,
                cpus,
                pidsLimit,
                cpuset,
                tmpfs,
                binds,
                networkMode,
                "container:" + container,
                extraHosts,
                healthcheck);
    }
}
