package dev.footprint.deploy.cli;

import dev.footprint.deploy.calibration.Calibration;
import dev.footprint.deploy.calibration.CalibrationOptions;
import dev.footprint.deploy.calibration.CalibrationResult;
import dev.footprint.deploy.engine.RunStoppedException;
import dev.footprint.deploy.report.CalibrationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exit codes: 0 every instrument reads what is known, 1 one does not, 2 wrong usage, 3 the engine failed, 130 stopped by a signal. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description =
                "Show that every instrument reads what is known beforehand, and how small a difference it resolves.")
public class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineMixin engineMixin;

    @Option(
            names = "--seed",
            description = "Seed of the block order and the resampling (default: drawn, and recorded).")
    private Long seed;

    @Option(
            names = "--results",
            defaultValue = "/results",
            hidden = true,
            description = "Folder for the result folders (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Override
    public Integer call() throws InterruptedException {
        return engineMixin.measure(this::calibrate);
    }

    private int calibrate(EngineMixin.Session session) throws InterruptedException {
        try {
            CalibrationResult result =
                    new Calibration(session.engine(), session.labels(), options(), session.progress()).run();
            String report = CalibrationReport.render(result);
            System.out.print(report);
            Files.writeString(results.resolve(session.labels().runId()).resolve("calibration.md"), report);
            return session.interruption().happened() ? Interruption.EXIT_CODE : result.right() ? 0 : 1;
        } catch (RunStoppedException e) {
            System.err.println("footprint: stopped; a calibration that did not end says nothing");
            return Interruption.EXIT_CODE;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + results + ": is there room?", e);
        }
    }

    private CalibrationOptions options() {
        return new CalibrationOptions(
                seed != null ? seed : ThreadLocalRandom.current().nextLong(1L << 31),
                results,
                System.getenv().getOrDefault("FOOTPRINT_PROBE_IMAGE", "footprint/probe:1.0.0"),
                System.getenv().getOrDefault("FOOTPRINT_TRUTH_IMAGE", "footprint/probe-truth:1.0.0"),
                System.getenv().getOrDefault("FOOTPRINT_TOOLS_IMAGE", "footprint/orchestrator:1.0.0"),
                String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs()));
    }
}
