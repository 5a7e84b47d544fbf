package dev.footprint.deploy.pod;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HealthCheck;
import dev.footprint.deploy.compose.ComposeException;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.ContainerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers as a compose file describes them, put into a pod. */
final class ServicePlans {
    private ServicePlans() {}

    static ContainerPlan companion(ServiceSpec spec, String network, String cpuset, HealthCheck check) {
        return plan(spec, spec.entrypoint(), spec.command(), spec.user(), network, cpuset, List.of(), check);
    }

    /** The service behind {@code wrapper}, which stamps the moment and executes the original command; nothing else changes for it. */
    static ContainerPlan wrapped(
            Contender contender,
            InspectImageResponse image,
            String network,
            String cpuset,
            String bind,
            List<String> wrapper) {
        ServiceSpec spec = contender.spec();
        ContainerConfig config = image.getConfig();
        List<String> original = new ArrayList<>();
        if (spec.entrypoint() != null) {
            original.addAll(spec.entrypoint());
        } else if (config.getEntrypoint() != null) {
            original.addAll(List.of(config.getEntrypoint()));
        }
        if (spec.command() != null) {
            original.addAll(spec.command());
        } else if (spec.entrypoint() == null && config.getCmd() != null) {
            original.addAll(List.of(config.getCmd()));
        }
        if (original.isEmpty()) {
            throw new ComposeException("service " + spec.name() + ": neither the compose file nor image " + spec.image()
                    + " says what to run; give it a command");
        }
        String user = spec.user() != null ? spec.user() : config.getUser();
        return plan(
                spec,
                wrapper,
                original,
                user == null || user.isEmpty() ? "0" : user,
                network,
                cpuset,
                List.of(bind),
                ContainerPlan.NO_HEALTHCHECK);
    }

    private static ContainerPlan plan(
            ServiceSpec spec,
            List<String> entrypoint,
            List<String> command,
            String user,
            String network,
            String cpuset,
            List<String> extraBinds,
            HealthCheck check) {
        List<String> binds = new ArrayList<>(extraBinds);
        for (ServiceSpec.Mount mount : spec.mounts()) {
            binds.add(
                    mount.source() == null
                            ? mount.target()
                            : mount.source() + ":" + mount.target() + (mount.readOnly() ? ":ro" : ""));
        }
        return new ContainerPlan(
                spec.name(),
                spec.image(),
                entrypoint,
                command,
                environment(spec.environment()),
                user,
                spec.workingDir(),
                spec.readOnly(),
                spec.capAdd(),
                spec.capDrop(),
                spec.securityOpt(),
                spec.memoryBytes(),
                spec.cpus(),
                spec.pidsLimit(),
                cpuset,
                spec.tmpfs(),
                binds,
                network,
                null,
                List.of(),
                check);
    }

    private static List<String> environment(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }
}
