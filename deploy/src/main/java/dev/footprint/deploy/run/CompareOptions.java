package dev.footprint.deploy.run;

import dev.footprint.deploy.pod.StartSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a comparison was asked for.
 *
 * @param composeConfig output of {@code docker compose config --format json}
 * @param contenders names, {@code all}, or empty for the default set
 * @param skipped contenders that cannot be had on this machine, each with the reason
 * @param experiments names, see {@link Experiments}
 * @param starts blocks: cold starts per contender
 * @param memoryBlocks blocks in which memory is measured as well
 * @param requests requests between the two memory readings
 * @param loadBlocks blocks in which the load generator runs
 * @param loadSeconds length of one of its steps
 * @param programBlocks blocks in which the JSON libraries and the tasks are measured
 * @param buildBlocks blocks in which the services are built
 * @param startBlocks blocks in which starts under CPU limits, with a cold page cache, and of many at once are measured
 * @param capacityBlocks blocks in which limit, density and pull are measured
 * @param instances of each contender that density runs at most
 * @param results folder in which the run's folder is made
 * @param toolsImage image with the contract checks and the load generator: the orchestrator's own
 */
public record CompareOptions(
        Path composeConfig,
        List<String> contenders,
        Map<String, String> skipped,
        List<String> experiments,
        int starts,
        int memoryBlocks,
        int requests,
        int loadBlocks,
        int loadSeconds,
        int programBlocks,
        int buildBlocks,
        int startBlocks,
        int capacityBlocks,
        int instances,
        long seed,
        Path results,
        String probeImage,
        String toolsImage,
        StartSettings settings,
        String command) {

    boolean measuresMemory(int block) {
        return BlockPlan.measuresIn(block, starts, memoryBlocks);
    }

    boolean measuresLoad(int block) {
        return BlockPlan.measuresIn(block, starts, loadBlocks);
    }

    boolean measuresPrograms(int block) {
        return BlockPlan.measuresIn(block, starts, programBlocks);
    }

    boolean measuresBuilds(int block) {
        return BlockPlan.measuresIn(block, starts, buildBlocks);
    }

    boolean measuresStarts(int block) {
        return BlockPlan.measuresIn(block, starts, startBlocks);
    }

    boolean measuresCapacity(int block) {
        return BlockPlan.measuresIn(block, starts, capacityBlocks);
    }

    Duration loadStep() {
        return Duration.ofSeconds(loadSeconds);
    }
}
