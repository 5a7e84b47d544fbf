package dev.footprint.deploy.pod;

import java.util.ArrayList;
import java.util.List;
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

    /** How many the machine has. */
    public int count() {
        return shared()
                ? cores(service).size()
                : cores(service).size() + cores(tools).size();
    }

    /** The service's cores and as many of the tools' as a CPU limit has room for. */
    public String grownTo(double cpuLimit) {
        List<String> grown = new ArrayList<>(cores(service));
        List<String> others = shared() ? List.of() : cores(tools);
        for (String core : others.reversed()) {
            if (grown.size() < Math.ceil(cpuLimit)) {
                grown.addFirst(core);
            }
        }
        return String.join(",", grown);
    }

    private static List<String> cores(String cpuset) {
        return List.of(cpuset.split(","));
    }

    public boolean shared() {
        return service.equals(tools);
    }
}
