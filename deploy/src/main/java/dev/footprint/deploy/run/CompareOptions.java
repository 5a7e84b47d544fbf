package dev.footprint.deploy.run;

import dev.footprint.deploy.pod.StartSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a comparison was asked for.
 *
 * @param composeConfig output of {@code docker compose config --format json}
 * @param contenders names, {@code all}, or empty for the default set
 * @param starts cold starts per contender
 * @param memoryBlocks blocks in which memory is measured as well
 * @param requests requests between the two memory readings
 * @param results folder in which the run's folder is made
 * @param toolsImage image with the contract checks and the load generator: the orchestrator's own
 */
public record CompareOptions(
        Path composeConfig,
        List<String> contenders,
        int starts,
        int memoryBlocks,
        int requests,
        long seed,
        Path results,
        String probeImage,
        String toolsImage,
        StartSettings settings,
        String command) {}
