package dev.footprint.deploy.engine;

import com.github.dockerjava.api.model.HealthCheck;
import java.util.List;

/**
 * A container to be created, put together in one chain of calls. What is not said is as the image or the engine has it,
 * but for the image's health check, which is off: its processes would run beside what is measured.
 */
public final class ContainerPlan {
    private static final HealthCheck NO_HEALTHCHECK = new HealthCheck().withTest(List.of("NONE"));

    final String role;
    final String image;
    final Sandbox sandbox;
    List<String> entrypoint;
    List<String> command;
    List<String> environment = List.of();
    String workingDir;
    String cpuset;
    List<String> binds = List.of();
    String networkMode;
    String pidMode;
    List<String> extraHosts = List.of();
    HealthCheck healthcheck = NO_HEALTHCHECK;

    private ContainerPlan(String role, String image, Sandbox sandbox) {
        this.role = role;
        this.image = image;
        this.sandbox = sandbox;
    }

    /** @param role short word in the container's name, such as {@code watch} or the contender's name */
    public static ContainerPlan of(String role, String image, Sandbox sandbox) {
        return new ContainerPlan(role, image, sandbox);
    }

    public ContainerPlan entrypoint(List<String> value) {
        entrypoint = value;
        return this;
    }

    public ContainerPlan command(List<String> value) {
        command = value;
        return this;
    }

    /** @param value {@code NAME=value} each */
    public ContainerPlan environment(List<String> value) {
        environment = value;
        return this;
    }

    public ContainerPlan workingDir(String value) {
        workingDir = value;
        return this;
    }

    /** @param value cores it may use, in cpuset notation */
    public ContainerPlan cpuset(String value) {
        cpuset = value;
        return this;
    }

    /**
     * @param value {@code source:target[:ro]} each, source being a path on the engine's machine or a volume;
     *     {@code target} alone is a fresh, anonymous volume, removed with the container
     */
    public ContainerPlan binds(List<String> value) {
        binds = value;
        return this;
    }

    public ContainerPlan network(String value) {
        networkMode = value;
        return this;
    }

    /** Joins another container's network namespace. */
    public ContainerPlan joiningNetworkOf(String container) {
        return network("container:" + container);
    }

    /** Joins another container's PID namespace. */
    public ContainerPlan joiningPidsOf(String container) {
        pidMode = "container:" + container;
        return this;
    }

    /** Joins the PID namespace of the engine's machine. */
    public ContainerPlan seeingAllProcesses() {
        pidMode = "host";
        return this;
    }

    /** @param value {@code name:address} each */
    public ContainerPlan extraHosts(List<String> value) {
        extraHosts = value;
        return this;
    }

    public ContainerPlan healthcheck(HealthCheck value) {
        healthcheck = value;
        return this;
    }
}
