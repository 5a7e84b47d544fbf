package dev.footprint.deploy.results;

import java.util.Map;

/**
 * Fingerprint of the machine and the tools a result comes from; every result begins with it.
 *
 * @param engineMemoryBytes memory of the engine's machine
 * @param serviceCpus cores the measured services were pinned to, in cpuset notation
 * @param toolCpus cores of the orchestrator, the watcher and the load generator
 * @param bases where the builder images came from: {@code official} or {@code debian}
 * @param builderImages build argument to image name, as the images under test were built
 */
public record Environment(
        String footprintVersion,
        String engineVersion,
        String apiVersion,
        String storageDriver,
        String cgroupVersion,
        String kernel,
        String operatingSystem,
        String architecture,
        String cpuModel,
        int cpus,
        long engineMemoryBytes,
        String serviceCpus,
        String toolCpus,
        String javaVersion,
        String bases,
        Map<String, String> builderImages,
        String sourceRevision) {}
