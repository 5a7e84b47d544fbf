package dev.footprint.deploy.cli;

import dev.footprint.deploy.compose.ComposeException;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.Sweeper;
import dev.footprint.deploy.progress.Progress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What every command needs to reach the engine and to label what it creates. */
public class EngineMixin {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(
            names = "--run-id",
            description = "Name of this run, of its folder and of the label on all it creates (default: UTC time).")
    private String runId;

    public RunLabels labels() {
        return new RunLabels(runId != null ? runId : RUN_ID.format(Instant.now()), ownContainer());
    }

    /** What a command that measures works with. */
    record Session(Engine engine, RunLabels labels, Progress progress, Interruption interruption) {}

    /** @see #measure */
    @FunctionalInterface
    interface Work {
        int in(Session session) throws InterruptedException;
    }

    /**
     * Sweeps what killed runs have left behind, then works.
     *
     * @return the work's exit code, 2 for an unusable compose file, 3 when the engine failed
     */
    int measure(Work work) throws InterruptedException {
        RunLabels labels = labels();
        Progress progress = new Progress(System.err, "1".equals(System.getenv("FOOTPRINT_TTY")));
        try (Engine engine = connect(labels);
                Interruption interruption = Interruption.of(engine)) {
            Sweeper.Swept swept = new Sweeper(engine).orphans();
            if (!swept.isEmpty()) {
                progress.say(SweepCommand.describe(swept));
            }
            return work.in(new Session(engine, labels, progress, interruption));
        } catch (ComposeException e) {
            System.err.println("footprint: " + e.getMessage());
            return 2;
        } catch (EngineException e) {
            System.err.println("footprint: " + e.getMessage());
            return 3;
        }
    }

    public Engine connect(RunLabels labels) {
        return Engine.connect(labels);
    }

    /** Inside a container the host name is the container's id, unless somebody has changed it. */
    private static String ownContainer() {
        String given = System.getenv("FOOTPRINT_OWNER");
        if (given != null) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return System.getenv().getOrDefault("HOSTNAME", "unknown");
        }
    }
}
