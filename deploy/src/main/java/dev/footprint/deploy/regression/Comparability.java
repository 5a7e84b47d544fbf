package dev.footprint.deploy.regression;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether two runs may be held against each other at all: same machine, same limits, same load. */
final class Comparability {
    /** A virtual machine's memory differs by some pages from boot to boot. */
    private static final double MEMORY_TOLERANCE = 0.01;

    private final List<String> differences = new ArrayList<>();

    private Comparability() {}

    /** @return what differs, each as "name: baseline / current"; empty when the runs are comparable */
    static List<String> differences(Summary baseline, Summary current) {
        Comparability found = new Comparability();
        found.machine(baseline.environment(), current.environment());
        found.compare(
                "requests between the memory readings",
                baseline.run().loadRequests(),
                current.run().loadRequests());
        if (hasLoad(baseline) && hasLoad(current)) {
            found.compare(
                    "seconds of a step of load",
                    baseline.run().loadSeconds(),
                    current.run().loadSeconds());
        }
        found.limits(baseline, current);
        return found.differences;
    }

    private static boolean hasLoad(Summary summary) {
        return summary.metrics().stream().anyMatch(m -> m.id().startsWith("load."));
    }

    private void machine(Environment before, Environment after) {
        compare("processor", before.cpuModel(), after.cpuModel());
        compare("processors", before.cpus(), after.cpus());
        compare("architecture", before.architecture(), after.architecture());
        double memory = Math.abs(after.engineMemoryBytes() - before.engineMemoryBytes());
        if (memory > MEMORY_TOLERANCE * before.engineMemoryBytes()) {
            compare("memory of the machine", before.engineMemoryBytes(), after.engineMemoryBytes());
        }
        compare("kernel", before.kernel(), after.kernel());
        compare("operating system", before.operatingSystem(), after.operatingSystem());
        compare("engine", before.engineVersion(), after.engineVersion());
        compare("storage driver", before.storageDriver(), after.storageDriver());
        compare("cgroup version", before.cgroupVersion(), after.cgroupVersion());
        compare("cores of the services", before.serviceCpus(), after.serviceCpus());
        compare("cores of the tools", before.toolCpus(), after.toolCpus());
        compare("footprint", before.footprintVersion(), after.footprintVersion());
    }

    private void limits(Summary baseline, Summary current) {
        for (ContenderInfo before : baseline.contenders()) {
            current.contenders().stream()
                    .filter(c -> c.name().equals(before.name()))
                    .findFirst()
                    .ifPresent(after -> {
                        compare("CPU limit of " + before.name(), before.cpuLimit(), after.cpuLimit());
                        compare(
                                "memory limit of " + before.name(),
                                before.memoryLimitBytes(),
                                after.memoryLimitBytes());
                    });
        }
    }

    private void compare(String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(name + ": " + before + " / " + after);
        }
    }
}
