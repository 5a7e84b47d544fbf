package dev.footprint.contract;

import dev.footprint.contract.cli.Arguments;
import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.contract.json.JsonLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The checks as a command: one JSON line per check on stdout, then one that sums up. */
public final class ContractMain {

    static final int RAN = 0;
    static final int COULD_NOT_RUN = 1;
    static final int USAGE = 2;

    private static final String HELP = """
            usage: ContractMain --url http://127.0.0.1:3000 [options]
              --url URL            the service, on this machine's loopback
              --profile P          footprint (default): every check is required; health-only: just health.answers
              --health-path PATH   path that health.answers asks (default /health)
              --catalogue C        quick (default): everything that holds for every store; exhaustive: then the bound of
                                   a store in memory too, thousands of requests
              --version V          version that GET /health states (default: this build's)
              --timeout-ms N       for one request, 1 to 60000 (default 2000)
              --deadline-ms N      for the whole run, 1 to 600000 (default 45000)""";

    private ContractMain() {}

    public static void main(String[] args) {
        // Names in details are not ASCII, and a container's locale is often POSIX: state the encoding.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(args, out, System.err));
    }

    /** @return 0 when the checks ran, whatever they found; 1 when they could not run; 2 for wrong usage */
    static int run(String[] args, PrintStream out, PrintStream err) {
        Settings settings;
        List<Check> checks;
        try {
            Arguments arguments = Arguments.parse(args);
            checks = checks(arguments.text("--catalogue", "quick"));
            settings = settings(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(HELP);
            return USAGE;
        }
        try {
            Summary summary = new ContractRunner(settings, checks).run(result -> out.println(line(result)));
            out.println(line(summary));
            return RAN;
        } catch (RuntimeException e) {
            err.println("the contract checks could not run: " + e);
            return COULD_NOT_RUN;
        }
    }

    private static List<Check> checks(String catalogue) {
        return switch (catalogue) {
            case "quick" -> Catalogue.all();
            case "exhaustive" ->
                Stream.concat(Catalogue.all().stream(), Catalogue.inMemory().stream())
                        .toList();
            default ->
                throw new IllegalArgumentException("unknown catalogue '" + catalogue + "': use quick or exhaustive");
        };
    }

    private static Settings settings(Arguments arguments) {
        Settings settings = new Settings(
                LoopbackUrl.parse(arguments.required("--url")),
                Profile.fromOption(arguments.text("--profile", Profile.FOOTPRINT.option())),
                arguments.text("--health-path", Settings.DEFAULT_HEALTH_PATH),
                arguments.text("--version", ContractVersion.current()),
                arguments.millis("--timeout-ms", Settings.DEFAULT_TIMEOUT, 60_000),
                arguments.millis("--deadline-ms", Settings.DEFAULT_DEADLINE, 600_000));
        arguments.rejectUnused();
        return settings;
    }

    private static String line(CheckResult result) {
        return JsonLine.event("check")
                .put("name", result.name())
                .put("required", result.required())
                .put("passed", result.passed())
                .put("detail", result.detail())
                .toString();
    }

    private static String line(Summary summary) {
        return JsonLine.event("done")
                .put("passed", summary.passed())
                .put("failed", summary.failed())
                .put("required_failed", summary.requiredFailed())
                .toString();
    }
}
