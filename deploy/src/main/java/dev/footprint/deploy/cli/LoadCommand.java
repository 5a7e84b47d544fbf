package dev.footprint.deploy.cli;

import dev.footprint.deploy.compose.ComposeException;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.Sweeper;
import dev.footprint.deploy.load.LoadOptions;
import dev.footprint.deploy.load.ScenarioRun;
import dev.footprint.deploy.progress.Progress;
import dev.footprint.deploy.report.LoadRunText;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exit codes: 0 the load ran, whatever came back; 1 a service could not be loaded to the end; otherwise as {@link CompareCommand}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Run a load scenario on contenders of the compose file, or on a URL of this machine's loopback.")
public class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineMixin engineMixin;

    @Option(names = "--compose-config", defaultValue = "/work/compose.json", hidden = true)
    private Path composeConfig;

    @Option(
            names = "--scenario",
            defaultValue = "smoke",
            description =
                    "smoke, peak, latency, mixed, spike, soak, warm-up, churn, or a YAML file's path (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--contenders", split = ",", description = "As for compare.")
    private List<String> contenders = List.of();

    @Option(
            names = "--url",
            description = "Instead of contenders: http://127.0.0.1:PORT, with a path for most scenarios.")
    private URI url;

    @Option(names = "--peak", description = "Requests per second at peak, when known: saves looking for it.")
    private Double peak;

    @Option(
            names = "--shorten",
            defaultValue = "1",
            description = "Divides every duration, 1 to 1000: to try a scenario, not to believe its figures.")
    private int shorten;

    @Option(names = "--results", defaultValue = "/results", hidden = true)
    private Path results;

    @Override
    public Integer call() {
        check();
        RunLabels labels = engineMixin.labels();
        Progress progress = new Progress(System.err, "1".equals(System.getenv("FOOTPRINT_TTY")));
        try (Engine engine = engineMixin.connect(labels);
                Interruption interruption = Interruption.of(engine)) {
            new Sweeper(engine).orphans();
            ScenarioRun.Outcome outcome = new ScenarioRun(engine, labels, options(), progress).run();
            System.out.print(LoadRunText.render(outcome.environment(), outcome.observations()));
            System.out.println("results: " + labels.runId());
            return interruption.happened() ? Interruption.EXIT_CODE : outcome.complete() ? 0 : 1;
        } catch (ComposeException e) {
            System.err.println("footprint: " + e.getMessage());
            return 2;
        } catch (EngineException e) {
            System.err.println("footprint: " + e.getMessage());
            return 3;
        }
    }

    private void check() {
        if (url != null && !contenders.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give --url or --contenders, not both");
        }
        if (shorten < 1 || shorten > 1000) {
            throw new ParameterException(spec.commandLine(), "--shorten is a number from 1 to 1000, got " + shorten);
        }
        if (peak != null && !(peak > 0 && peak <= 1_000_000)) {
            throw new ParameterException(spec.commandLine(), "--peak is more than 0 and at most 1000000, got " + peak);
        }
    }

    private LoadOptions options() {
        try {
            return new LoadOptions(
                            composeConfig,
                            contenders,
                            url == null ? null : url.toString(),
                            LoadOptions.text(scenario),
                            scenario,
                            peak,
                            shorten,
                            results,
                            System.getenv().getOrDefault("FOOTPRINT_PROBE_IMAGE", "footprint/probe:1.0.0"),
                            System.getenv().getOrDefault("FOOTPRINT_TOOLS_IMAGE", "footprint/orchestrator:1.0.0"),
                            String.join(
                                    " ",
                                    spec.commandLine()
                                            .getParent()
                                            .getParseResult()
                                            .originalArgs()))
                    .checked();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
