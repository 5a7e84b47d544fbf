package dev.footprint.deploy.calibration;

import java.nio.file.Path;

/**
 * @param truthImage the probe's image with one layer of known size on top
 * @param toolsImage image with the load generator: the orchestrator's own
 */
public record CalibrationOptions(
        long seed, Path results, String probeImage, String truthImage, String toolsImage, String command) {}
