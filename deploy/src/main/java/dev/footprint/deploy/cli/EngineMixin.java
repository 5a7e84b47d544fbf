package dev.footprint.deploy.cli;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.RunLabels;
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
