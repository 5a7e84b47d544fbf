package dev.footprint.deploy.results;

import java.util.List;

/**
 * How a run was asked for and when it took place.
 *
 * @param seed seed of the block order and of the bootstrap
 * @param experiments names of what was measured
 * @param starts cold starts planned per contender (= blocks)
 * @param loadBlocks blocks in which the load generator ran
 * @param loadSeconds length of one of its steps
 * @param state {@code complete}, or {@code interrupted} when it was stopped before its plan was done
 */
public record RunInfo(
        String id,
        String startedAt,
        String finishedAt,
        long seed,
        List<String> experiments,
        int starts,
        int memoryBlocks,
        int loadRequests,
        int loadBlocks,
        int loadSeconds,
        String command,
        String state) {}
