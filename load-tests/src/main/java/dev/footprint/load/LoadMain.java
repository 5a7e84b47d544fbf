package dev.footprint.load;

import dev.footprint.contract.cli.Arguments;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.run.Stop;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The load generator as a command: JSON lines on stdout. */
public final class LoadMain {

    static final int RAN = 0;
    static final int COULD_NOT_RUN = 1;
    static final int USAGE = 2;

    private static final long LAST_WORDS_SECONDS = 3;

    private static final String HELP = """
            usage: LoadMain --url http://127.0.0.1:3000/api/v1/users [options]
              --url URL            what to GET, on this machine's loopback
              --requests N         how many in all, 1 to 10000000 (default 1000)
              --connections N      how many at a time, 1 to 1024 (default 8)
              --timeout-ms N       for one connect or one response, 1 to 60000 (default 2000)
              --deadline-ms N      for the whole run, 1 to 3600000 (default 30000)
              --rate N             open loop: N requests a second, 1 to 1000000 (default: a closed loop)
              --close-after N      requests that a connection carries, 1 to 10000000 (default: no limit)
              --body any|constant  whether to compare each body with the first (default any)
              --max-lag-ms N       how late the generator itself may be in an open loop (default 10)
            or: LoadMain --scenario NAME|FILE.yaml --url http://127.0.0.1:3000 [options]
            or: LoadMain --scenario-text YAML --url http://127.0.0.1:3000 [options]
              --peak N             requests a second at peak, when known: saves looking for it
              --gap-ms N           pause after each run, to read the service's meters in (default none)
              --shorten N          divides every duration by N, 1 to 1000 (default 1)
              --body any|constant  instead of what the scenario says
              --max-lag-ms N       as above""";

    private LoadMain() {}

    public static void main(String[] args) {
        // The schema's validator logs through SLF4J, and here is nobody to read it: no word about that on stderr.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Stop stop = new Stop();
        CountDownLatch ended = new CountDownLatch(1);
        // Ctrl-C, or a container's stop: what was measured is written before the end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.request();
            try {
                ended.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        int code;
        try {
            code = run(args, System.out, System.err, stop);
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    /** @return 0 when the load ran, whatever came back; 1 when it could not run; 2 for wrong usage */
    static int run(String[] args, PrintStream out, PrintStream err, Stop stop) {
        Command command;
        try {
            command = Command.parse(Arguments.parse(args), stop);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(HELP);
            return USAGE;
        }
        try {
            command.run(new JsonLines(out));
            return RAN;
        } catch (IOException e) {
            err.println("the load could not run: " + e);
            return COULD_NOT_RUN;
        }
    }
}
