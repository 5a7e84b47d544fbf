package dev.footprint.deploy.results;

/**
 * How a run was asked for and when it took place.
 *
 * @param seed seed of the block order and of the bootstrap
 * @param starts cold starts planned per contender (= blocks)
 * @param state {@code complete}, or {@code interrupted} when it was stopped before its plan was done
 */
public record RunInfo(
        String id,
        String startedAt,
        String finishedAt,
        long seed,
        int starts,
        int memoryBlocks,
        int loadRequests,
        String command,
        String state) {}
