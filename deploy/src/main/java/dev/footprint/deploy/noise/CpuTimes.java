package dev.footprint.deploy.noise;

import java.util.Arrays;

/**
 * What all processors together have spent since the machine's start, in ticks.
 *
 * @param busy all but idling and waiting for a disk
 * @param steal time in which a virtual machine's host ran something else
 */
record CpuTimes(long total, long busy, long steal) {
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int STEAL = 7;

    /** @param line the first of {@code /proc/stat}; what follows steal is counted in user time already */
    static CpuTimes parse(String line) {
        long[] ticks = Arrays.stream(line.strip().split("\\s+"))
                .skip(1)
                .limit(STEAL + 1L)
                .mapToLong(Long::parseLong)
                .toArray();
        long total = Arrays.stream(ticks).sum();
        long steal = ticks.length > STEAL ? ticks[STEAL] : 0;
        return new CpuTimes(total, total - ticks[IDLE] - ticks[IOWAIT], steal);
    }

    /** @param processors over which the ticks are counted */
    double busyProcessorsSince(CpuTimes earlier, int processors) {
        return processors * percent(busy - earlier.busy, total - earlier.total) / 100;
    }

    double stealPercentSince(CpuTimes earlier) {
        return percent(steal - earlier.steal, total - earlier.total);
    }

    private static double percent(long part, long whole) {
        return whole <= 0 ? 0 : Math.clamp(100.0 * part / whole, 0, 100);
    }
}
