package dev.footprint.deploy.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;

/** The orchestrator's commands; {@code ./footprint} runs them in a container with the engine's socket. */
@TopCommand
@Command(
        name = "footprint",
        mixinStandardHelpOptions = true,
        version = "footprint 1.0.0",
        description =
                "Compares what services cost in real containers: cold start, memory, image size, load, telemetry.",
        subcommands = {
            CompareCommand.class,
            LoadCommand.class,
            CalibrateCommand.class,
            GateCommand.class,
            SweepCommand.class
        })
public class FootprintCommand {}
