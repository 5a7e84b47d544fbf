package dev.footprint.deploy.pod;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which cores the measured service has, and which everything else of ours (orchestrator, watcher, companions, load
 * generator) is kept to, both in cpuset notation. On a single core they are the same, and the result says so.
 */
public record CoreLayout(String service, String tools) {

    /**
     * @param cores cores of the engine's machine
     * @param cpuLimit the largest CPU limit of a contender; null for none
     */
    public static CoreLayout of(int cores, Double cpuLimit) {
        if (cores < 2) {
            return new CoreLayout("0", "0");
        }
        int wanted = cpuLimit == null ? 1 : (int) Math.ceil(cpuLimit);
        int forService = Math.max(1, Math.min(wanted, cores - 1));
        return new CoreLayout(list(cores - forService, cores), list(0, cores - forService));
    }

    private static String list(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    public boolean shared() {
        return service.equals(tools);
    }
}
