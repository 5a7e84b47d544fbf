package dev.footprint.deploy.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a {@link ContainerPlan} into the engine's create call. */
final class PlanTranslator {
    private static final double NANOS = 1e9;

    private PlanTranslator() {}

    static CreateContainerCmd translate(CreateContainerCmd cmd, ContainerPlan plan) {
        cmd.withHostConfig(hostConfig(plan)).withEnv(plan.environment);
        cmd.withVolumes(plan.binds.stream()
                .filter(b -> !b.contains(":"))
                .map(Volume::new)
                .toList());
        if (plan.entrypoint != null) {
            cmd.withEntrypoint(plan.entrypoint);
        }
        if (plan.command != null) {
            cmd.withCmd(plan.command);
        }
        if (plan.sandbox.user() != null) {
            cmd.withUser(plan.sandbox.user());
        }
        if (plan.workingDir != null) {
            cmd.withWorkingDir(plan.workingDir);
        }
        return cmd.withHealthcheck(plan.healthcheck);
    }

    private static HostConfig hostConfig(ContainerPlan plan) {
        HostConfig host = HostConfig.newHostConfig()
                .withReadonlyRootfs(plan.sandbox.readOnly())
                .withCapAdd(capabilities(plan.sandbox.capAdd()))
                .withCapDrop(capabilities(plan.sandbox.capDrop()))
                .withSecurityOpts(plan.sandbox.securityOpt())
                .withTmpFs(plan.sandbox.tmpfs())
                .withBinds(plan.binds.stream()
                        .filter(b -> b.contains(":"))
                        .map(Bind::parse)
                        .toList())
                .withExtraHosts(plan.extraHosts.toArray(String[]::new))
                // Whatever the engine's default driver is: the last lines of a container that died must be readable.
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m", "max-file", "1")));
        if (plan.networkMode != null) {
            host.withNetworkMode(plan.networkMode);
        }
        if (plan.pidMode != null) {
            host.withPidMode(plan.pidMode);
        }
        if (plan.cpuset != null) {
            host.withCpusetCpus(plan.cpuset);
        }
        if (plan.sandbox.memoryBytes() != null) {
            // No swap: a service that does not fit its limit shall show it instead of becoming slow.
            host.withMemory(plan.sandbox.memoryBytes()).withMemorySwap(plan.sandbox.memoryBytes());
        }
        if (plan.sandbox.cpus() != null) {
            host.withNanoCPUs(Math.round(plan.sandbox.cpus() * NANOS));
        }
        if (plan.sandbox.pidsLimit() != null) {
            host.withPidsLimit(plan.sandbox.pidsLimit());
        }
        return host;
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream()
                .map(n -> Capability.valueOf(n.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")))
                .toArray(Capability[]::new);
    }
}
