package dev.footprint.matrix.support;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** The project's collector, on ports of its own, and what arrived at it. */
public final class CollectorContainer extends MatrixContainer<CollectorContainer> {
    private static final String FILE = "/data/telemetry.json";
    // The collector batches for 200 ms.
    private static final Duration QUIET = Duration.ofMillis(1200);
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private final int port = Engine.port();
    private final int health = Engine.port();

    public CollectorContainer() {
        super("footprint/collector:1.0.0");
        // The image's configuration, only the ports are others: several collectors share the namespace.
        withEnv("PORTS", """
                receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:%d"}, grpc: {endpoint: "127.0.0.1:%d"}}}}
                extensions: {health_check: {endpoint: "127.0.0.1:%d"}}
                """.formatted(port, Engine.port(), health));
        withCommand("--config", "/etc/collector/config.yaml", "--config", "env:PORTS");
        withCreateContainerCmdModifier(
                command -> command.withVolumes(new com.github.dockerjava.api.model.Volume("/data")));
    }

    public CollectorContainer receiving() {
        start();
        Wait.until(
                Duration.ofSeconds(20),
                () -> "the collector is healthy; " + describe(),
                () -> Http.status(health, "/", Duration.ofSeconds(2)) == 200);
        return this;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Everything that arrived so far. */
    public Telemetry telemetry() {
        try {
            return copyFileFromContainer(
                    FILE, in -> OtlpJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (NotFoundException e) {
            return Telemetry.NONE;
        }
    }

    /** Everything, once nothing more comes: for a service that has ended, and so sends nothing more. */
    public Telemetry settled() {
        Telemetry last = Telemetry.NONE;
        long changed = System.nanoTime();
        while (System.nanoTime() - changed < QUIET.toNanos()) {
            Wait.pause(Duration.ofMillis(100));
            Telemetry now = telemetry();
            if (!now.equals(last)) {
                last = now;
                changed = System.nanoTime();
            }
        }
        return last;
    }

    /** @throws AssertionError when it does not come in time, with what did come */
    public Telemetry await(String what, Predicate<Telemetry> arrived) {
        Telemetry[] last = {Telemetry.NONE};
        Wait.until(PATIENCE, () -> what + " arrives at the collector; what came: " + last[0], () -> {
            last[0] = telemetry();
            return arrived.test(last[0]);
        });
        return last[0];
    }
}
