package dev.footprint.deploy.cli;

import dev.footprint.deploy.regression.GateVerdict;
import dev.footprint.deploy.regression.NotComparableException;
import dev.footprint.deploy.regression.RegressionGate;
import dev.footprint.deploy.report.GateText;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exit codes: 0 no significant regression, 1 at least one, 2 wrong usage or two runs that cannot be compared. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = "Fail on significant regressions of a run against an earlier one.")
public class GateCommand implements Callable<Integer> {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?) ?%?");
    private static final String SUMMARY = "summary.json";

    @Spec
    private CommandSpec spec;

    @Option(names = "--baseline", required = true, description = "The summary.json to hold the current run against.")
    private Path baseline;

    @Option(names = "--current", description = "The current run's summary.json (default: that of the newest run).")
    private Path current;

    @Option(
            names = "--allow",
            defaultValue = "5%",
            description = "Size up to which a change is no regression (default: ${DEFAULT-VALUE}).")
    private String allow;

    @Option(
            names = "--results",
            defaultValue = "/results",
            hidden = true,
            description = "Folder in which the newest run is looked for (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Override
    public Integer call() {
        double allowed = allowed();
        try {
            Summary before = read("baseline", baseline);
            Summary after = read("current run", current != null ? current : newest());
            GateVerdict verdict = RegressionGate.judge(before, after, allowed);
            System.out.print(GateText.render(verdict));
            return verdict.passed() ? 0 : 1;
        } catch (IOException | NotComparableException e) {
            System.err.println("footprint: " + e.getMessage());
            return 2;
        }
    }

    private double allowed() {
        Matcher percent = PERCENT.matcher(allow);
        if (!percent.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--allow=" + allow + " is no size: give percent, such as --allow 5%");
        }
        return 1 + Double.parseDouble(percent.group(1)) / 100;
    }

    private static Summary read(String role, Path file) throws IOException {
        try {
            return SummaryJson.read(file);
        } catch (NoSuchFileException e) {
            throw new IOException("the " + role + " " + file + " is not there: name a summary.json of a run", e);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(
                    "the " + role + " is no summary.json (" + e.getOriginalMessage() + "): name one that compare wrote",
                    e);
        }
    }

    /** Folders are named by their time, so the last name is the newest run. */
    private Path newest() throws IOException {
        try (Stream<Path> folders = Files.isDirectory(results) ? Files.list(results) : Stream.empty()) {
            Optional<Path> newest = folders.map(folder -> folder.resolve(SUMMARY))
                    .filter(Files::isReadable)
                    .max(Comparator.naturalOrder());
            return newest.orElseThrow(() -> new IOException(
                    "there is no run in " + results + ": run compare first, or name a summary.json with --current"));
        }
    }
}
