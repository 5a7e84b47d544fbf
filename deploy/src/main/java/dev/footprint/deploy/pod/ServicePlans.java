package dev.footprint.deploy.pod;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HealthCheck;
import dev.footprint.deploy.compose.ComposeException;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers as a compose file describes them, put into a pod. */
final class ServicePlans {
    private ServicePlans() {}

    /** @param check how to see that it is ready; null to switch its health check off */
    static ContainerPlan companion(ServiceSpec spec, String pause, String cpuset, HealthCheck check) {
        ContainerPlan plan = plan(spec, spec.sandbox(), pause, cpuset, List.of())
                .entrypoint(spec.entrypoint())
                .command(spec.command());
        return check == null ? plan : plan.healthcheck(check);
    }

    /** The service behind {@code wrapper}, which stamps the moment and executes the original command; nothing else changes for it. */
    static ContainerPlan wrapped(
            Contender contender,
            InspectImageResponse image,
            String pause,
            String cpuset,
            String bind,
            List<String> wrapper) {
        ServiceSpec spec = contender.spec();
        Sandbox sandbox =
                spec.sandbox().as(user(contender, image), spec.sandbox().capAdd());
        return plan(spec, sandbox, pause, cpuset, List.of(bind))
                .entrypoint(wrapper)
                .command(originalCommand(spec, image.getConfig()));
    }

    static String user(Contender contender, InspectImageResponse image) {
        String given = contender.spec().sandbox().user();
        String user = given != null ? given : image.getConfig().getUser();
        return user == null || user.isEmpty() ? "0" : user;
    }

    private static List<String> originalCommand(ServiceSpec spec, ContainerConfig config) {
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
        return original;
    }

    private static ContainerPlan plan(
            ServiceSpec spec, Sandbox sandbox, String pause, String cpuset, List<String> extraBinds) {
        List<String> binds = new ArrayList<>(extraBinds);
        for (ServiceSpec.Mount mount : spec.mounts()) {
            binds.add(
                    mount.source() == null
                            ? mount.target()
                            : mount.source() + ":" + mount.target() + (mount.readOnly() ? ":ro" : ""));
        }
        return ContainerPlan.of(spec.name(), spec.image(), sandbox)
                .environment(environment(spec.environment()))
                .workingDir(spec.workingDir())
                .joiningNetworkOf(pause)
                .cpuset(cpuset)
                .binds(binds);
    }

    private static List<String> environment(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }
}
