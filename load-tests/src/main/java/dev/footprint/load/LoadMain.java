package dev.footprint.load;

import dev.footprint.contract.cli.Arguments;
import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.run.ClosedLoopRun;
import java.io.IOException;
import java.io.PrintStream;

/** The load generator as a command: one JSON line on stdout. */
public final class LoadMain {

    static final int RAN = 0;
    static final int COULD_NOT_RUN = 1;
    static final int USAGE = 2;

    private static final String HELP = """
            usage: LoadMain --url http://127.0.0.1:3000/api/v1/users [options]
              --url URL            what to GET, on this machine's loopback
              --requests N         how many in all, 1 to 10000000 (default 1000)
              --connections N      how many at a time, 1 to 1024 (default 8)
              --timeout-ms N       for one connect or one response, 1 to 60000 (default 2000)
              --deadline-ms N      for the whole run, 1 to 3600000 (default 30000)""";

    private LoadMain() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** @return 0 when the load ran, whatever came back; 1 when it could not run; 2 for wrong usage */
    static int run(String[] args, PrintStream out, PrintStream err) {
        LoadPlan plan;
        try {
            plan = plan(Arguments.parse(args));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(HELP);
            return USAGE;
        }
        try {
            out.println(new ClosedLoopRun(plan).run().toJson());
            return RAN;
        } catch (IOException e) {
            err.println("the load could not run: " + e);
            return COULD_NOT_RUN;
        }
    }

    private static LoadPlan plan(Arguments arguments) {
        LoadPlan plan = new LoadPlan(
                LoopbackUrl.parse(arguments.required("--url")),
                arguments.count("--requests", LoadPlan.DEFAULT_REQUESTS, LoadPlan.MOST_REQUESTS),
                arguments.count("--connections", LoadPlan.DEFAULT_CONNECTIONS, LoadPlan.MOST_CONNECTIONS),
                arguments.millis("--timeout-ms", LoadPlan.DEFAULT_TIMEOUT, 60_000),
                arguments.millis("--deadline-ms", LoadPlan.DEFAULT_DEADLINE, 3_600_000));
        arguments.rejectUnused();
        return plan;
    }
}
