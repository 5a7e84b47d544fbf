package dev.footprint.deploy.cli;

import dev.footprint.deploy.pod.StartSettings;
import dev.footprint.deploy.report.LoadText;
import dev.footprint.deploy.report.StartsText;
import dev.footprint.deploy.report.TerminalTable;
import dev.footprint.deploy.run.CompareOptions;
import dev.footprint.deploy.run.Comparison;
import dev.footprint.deploy.run.Experiments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Exit codes: 0 all contenders were measured, but for those that cannot be had on this machine, 1 some were not, 2 wrong usage or an unusable compose file, 3 the engine
 * failed, 130 stopped by a signal.
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Deploy the contenders side by side and compare cold start, memory and image size.")
public class CompareCommand implements Callable<Integer> {
    private static final int MOST_STARTS = 1000;
    /** Each holds a connection to the engine, which has 256 of them. */
    private static final int MOST_INSTANCES = 200;

    private static final int MOST_REQUESTS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineMixin engineMixin;

    @Option(
            names = "--compose-config",
            defaultValue = "/work/compose.json",
            description = "Output of `docker compose --profile '*' config --format json` (default: ${DEFAULT-VALUE}).")
    private Path composeConfig;

    @Option(
            names = "--contenders",
            split = ",",
            description = "Services to compare, by name, or `all` (default: the contenders without a profile).")
    private List<String> contenders = List.of();

    @Option(
            names = "--experiments",
            split = ",",
            description =
                    "What to measure; one or more of coldstart, memory, size, load, telemetry, json, tasks, build, limit, density, pull, cpus, coldcache, scaleout (default: the first three).")
    private List<String> experiments = Experiments.DEFAULT;

    @Option(
            names = "--starts",
            defaultValue = "20",
            description = "Randomised blocks: cold starts of each contender (default: ${DEFAULT-VALUE}).")
    private int starts;

    @Option(
            names = "--memory-blocks",
            defaultValue = "8",
            description = "Starts of each contender after which memory is measured too (default: ${DEFAULT-VALUE}).")
    private int memoryBlocks;

    @Option(
            names = "--requests",
            defaultValue = "1000",
            description = "Requests between the two memory readings (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--load-blocks",
            defaultValue = "6",
            description = "Blocks in which load and telemetry are measured (default: ${DEFAULT-VALUE}).")
    private int loadBlocks;

    @Option(
            names = "--load-seconds",
            defaultValue = "3",
            description = "Seconds of each step of load and telemetry (default: ${DEFAULT-VALUE}).")
    private int loadSeconds;

    @Option(
            names = "--program-blocks",
            defaultValue = "6",
            description = "Blocks in which json and tasks are measured (default: ${DEFAULT-VALUE}).")
    private int programBlocks;

    @Option(
            names = "--build-blocks",
            defaultValue = "1",
            description = "Blocks in which the services are built; 6 give intervals (default: ${DEFAULT-VALUE}).")
    private int buildBlocks;

    @Option(
            names = "--start-blocks",
            defaultValue = "6",
            description = "Blocks in which cpus, coldcache and scaleout are measured (default: ${DEFAULT-VALUE}).")
    private int startBlocks;

    @Option(
            names = "--capacity-blocks",
            defaultValue = "2",
            description =
                    "Blocks in which limit, density and pull are measured; 6 give intervals (default: ${DEFAULT-VALUE}).")
    private int capacityBlocks;

    @Option(
            names = "--instances",
            defaultValue = "60",
            description = "Instances of each contender that density runs at once at most (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(names = "--seed", description = "Seed of the block order and the bootstrap (default: drawn, and recorded).")
    private Long seed;

    @Option(
            names = "--start-timeout",
            defaultValue = "60",
            description =
                    "Seconds from a service's exec to its first 200 before it counts as failed (default: ${DEFAULT-VALUE}).")
    private int startTimeoutSeconds;

    @Option(
            names = "--results",
            defaultValue = "/results",
            hidden = true,
            description = "Folder for the result folders (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Override
    public Integer call() throws InterruptedException {
        check();
        return engineMixin.measure(this::compare);
    }

    private int compare(EngineMixin.Session session) {
        Comparison.Outcome outcome =
                new Comparison(session.engine(), session.labels(), options(), session.progress()).run();
        System.out.println(TerminalTable.render(outcome.summary(), width()));
        System.out.print(LoadText.render(outcome.summary(), outcome.observations(), width()));
        System.out.print(StartsText.render(outcome.summary(), outcome.observations(), width()));
        System.out.println("results: " + outcome.folder().getFileName());
        if (session.interruption().happened()) {
            return Interruption.EXIT_CODE;
        }
        boolean all = outcome.summary().contenders().stream()
                .allMatch(c -> c.state().equals("measured") || c.state().equals("skipped"));
        return all ? 0 : 1;
    }

    private void check() {
        within("--starts", starts, 1, MOST_STARTS);
        within("--memory-blocks", memoryBlocks, 0, MOST_STARTS);
        within("--requests", requests, 1, MOST_REQUESTS);
        within("--load-blocks", loadBlocks, 1, MOST_STARTS);
        within("--load-seconds", loadSeconds, 1, 60);
        within("--program-blocks", programBlocks, 1, MOST_STARTS);
        within("--build-blocks", buildBlocks, 1, MOST_STARTS);
        within("--start-blocks", startBlocks, 1, MOST_STARTS);
        within("--capacity-blocks", capacityBlocks, 1, MOST_STARTS);
        within("--instances", instances, 1, MOST_INSTANCES);
        for (String name : experiments) {
            if (!Experiments.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no experiment '" + name + "'; there are: " + String.join(", ", Experiments.names()));
            }
        }
        within("--start-timeout", startTimeoutSeconds, 1, 600);
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + "=" + value + " is out of range: give a number from " + least + " to " + most);
        }
    }

    private CompareOptions options() {
        return new CompareOptions(
                composeConfig,
                contenders,
                skipped(System.getenv().getOrDefault("FOOTPRINT_SKIPPED", "")),
                List.copyOf(new LinkedHashSet<>(experiments)),
                starts,
                memoryBlocks,
                requests,
                loadBlocks,
                loadSeconds,
                programBlocks,
                buildBlocks,
                startBlocks,
                capacityBlocks,
                instances,
                seed != null ? seed : ThreadLocalRandom.current().nextLong(1L << 31),
                results,
                System.getenv().getOrDefault("FOOTPRINT_PROBE_IMAGE", "footprint/probe:1.0.0"),
                System.getenv().getOrDefault("FOOTPRINT_TOOLS_IMAGE", "footprint/orchestrator:1.0.0"),
                new StartSettings(StartSettings.DEFAULT.settle(), Duration.ofSeconds(startTimeoutSeconds)),
                String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs()));
    }

    /** @param lines of the form {@code name: reason} */
    static Map<String, String> skipped(String lines) {
        return lines.lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static int width() {
        try {
            return Math.clamp(Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "120")), 60, 240);
        } catch (NumberFormatException e) {
            return 120;
        }
    }
}
