package dev.footprint.matrix.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A contender, confined as the compose file says, on a port of its own. */
public final class ServiceContainer extends MatrixContainer<ServiceContainer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(30);
    private int port = Engine.port();

    public ServiceContainer(Contender contender) {
        super(contender.image());
        withEnv("PORT", Integer.toString(port));
        withCreateContainerCmdModifier(command -> confine(command, contender));
    }

    private static void confine(CreateContainerCmd command, Contender contender) {
        Contender.Limits limits = contender.limits();
        if (!contender.entrypoint().isEmpty()) {
            command.withEntrypoint(contender.entrypoint());
        }
        if (!contender.command().isEmpty()) {
            command.withCmd(contender.command());
        }
        if (!limits.user().isEmpty()) {
            command.withUser(limits.user());
        }
        command.getHostConfig()
                .withReadonlyRootfs(limits.readOnly())
                .withCapDrop(limits.capDrop().stream().map(Capability::valueOf).toArray(Capability[]::new))
                .withSecurityOpts(limits.securityOpt())
                .withPidsLimit(limits.pids())
                .withMemory(limits.memoryBytes())
                // No swap: a service that does not fit its limit shall show it instead of becoming slow.
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs(Math.round(limits.cpus() * 1e9));
    }

    /** Without any telemetry, for rows about something else. */
    public ServiceContainer quiet() {
        return withEnv("OTEL_SDK_DISABLED", "true");
    }

    public ServiceContainer store(StoreContainer store) {
        return withEnv("DATABASE_URL", store.url());
    }

    /** Sends its telemetry often, so that rows need not wait for it. */
    public ServiceContainer telemetryTo(String endpoint) {
        return withEnv("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
                .withEnv("OTEL_BSP_SCHEDULE_DELAY", "200")
                .withEnv("OTEL_BLRP_SCHEDULE_DELAY", "200")
                .withEnv("OTEL_METRIC_EXPORT_INTERVAL", "400");
    }

    /** Where it is looked for, when its variables do not say so. */
    public ServiceContainer onPort(int newPort) {
        port = newPort;
        return this;
    }

    public int port() {
        return port;
    }

    /** Starts it and waits until it answers. */
    public ServiceContainer serving() {
        start();
        Wait.until(
                START,
                () -> "GET /health is 200; " + describe(),
                () -> Http.status(port, "/health", Duration.ofSeconds(2)) == 200 || !running());
        if (!running()) {
            throw new AssertionError("ended instead of serving: " + describe());
        }
        return this;
    }

    public Reply get(String target, String... fields) throws IOException {
        return Http.get(port, target, fields);
    }

    public Reply post(String json, String... fields) throws IOException {
        return Http.post(port, json, fields);
    }

    public int status(String target) {
        return Http.status(port, target, Duration.ofSeconds(15));
    }

    /** Its stdout, parsed. @throws AssertionError for a line that is no JSON object */
    public List<JsonNode> logLines() {
        return stdout().lines().map(ServiceContainer::object).toList();
    }

    private static JsonNode object(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("a line on stdout is no JSON: " + line, e);
        }
        throw new AssertionError("a line on stdout is no JSON object: " + line);
    }

    /** Ends it in good order, which flushes its telemetry. */
    public int terminate() {
        signal("TERM");
        return exitCode(Duration.ofSeconds(20));
    }
}
