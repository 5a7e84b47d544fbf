package dev.footprint.deploy.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Bind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;

/** The orchestrator as {@code ./footprint} runs it: in a container, with the engine's socket, the compose file copied in. */
final class OrchestratorContainer extends GenericContainer<OrchestratorContainer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MOST = Duration.ofMinutes(8);
    /** Another one than {@code ./footprint} builds, for whoever works beside others on one engine. */
    private static final String IMAGE =
            System.getenv().getOrDefault("FOOTPRINT_ORCHESTRATOR_IMAGE", "footprint/orchestrator:1.0.0");

    private final String runId = "it-" + UUID.randomUUID().toString().substring(0, 8);

    OrchestratorContainer(TestCompose compose, String... options) {
        this("compare", options);
        withCopyToContainer(Transferable.of(compose.json().getBytes(StandardCharsets.UTF_8)), "/work/compose.json");
    }

    static OrchestratorContainer loading(TestCompose compose, String... options) {
        OrchestratorContainer loading = new OrchestratorContainer("load", options);
        loading.withCopyToContainer(
                Transferable.of(compose.json().getBytes(StandardCharsets.UTF_8)), "/work/compose.json");
        return loading;
    }

    private OrchestratorContainer(String verb, String... options) {
        super(IMAGE);
        // It starts the load generator and the contract checks from its own image.
        withEnv("FOOTPRINT_TOOLS_IMAGE", IMAGE);
        withEnv("FOOTPRINT_PROBE_IMAGE", TestCompose.PROBE);
        List<String> command = new ArrayList<>(List.of(verb, "--run-id", runId));
        command.addAll(List.of(options));
        withCommand(command.toArray(String[]::new));
        withCreateContainerCmdModifier(
                cmd -> cmd.getHostConfig().withBinds(Bind.parse("/var/run/docker.sock:/var/run/docker.sock")));
        // It runs and ends by itself; the tests wait for what they need.
        withStartupCheckStrategy(new StartupCheckStrategy() {
            @Override
            public StartupStatus checkStartupState(com.github.dockerjava.api.DockerClient client, String containerId) {
                return StartupStatus.SUCCESSFUL;
            }
        });
    }

    static OrchestratorContainer calibrating(String... options) {
        return new OrchestratorContainer("calibrate", options);
    }

    String runId() {
        return runId;
    }

    int exitCode() {
        return getDockerClient()
                .waitContainerCmd(getContainerId())
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode(MOST.toSeconds(), TimeUnit.SECONDS);
    }

    void signal(String name) {
        getDockerClient().killContainerCmd(getContainerId()).withSignal(name).exec();
    }

    /** @throws AssertionError when the text does not appear in time, with what was written instead */
    void awaitLog(String text) throws InterruptedException {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (System.nanoTime() < deadline) {
            if (getLogs().contains(text)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("\"" + text + "\" was not written; this was: " + getLogs());
    }

    JsonNode summary() {
        return copyFileFromContainer("/results/" + runId + "/summary.json", JSON::readTree);
    }

    List<JsonNode> raw() {
        String text = copyFileFromContainer(
                "/results/" + runId + "/raw.jsonl", in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return text.lines().map(OrchestratorContainer::parse).toList();
    }

    String file(String name) {
        return copyFileFromContainer(
                "/results/" + runId + "/" + name, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("raw.jsonl has a line that is not JSON: " + line, e);
        }
    }

    /** Everything on the engine that carries this run's label. */
    List<String> leftovers() {
        return Leftovers.of(getDockerClient(), runId);
    }

    static JsonNode figure(JsonNode summary, String metric, String contender) {
        for (JsonNode m : summary.path("metrics")) {
            if (m.path("id").asText().equals(metric)) {
                for (JsonNode f : m.path("figures")) {
                    if (f.path("contender").asText().equals(contender)) {
                        return f;
                    }
                }
            }
        }
        throw new AssertionError("summary.json has no " + metric + " of " + contender);
    }

    static JsonNode contender(JsonNode summary, String name) {
        for (JsonNode c : summary.path("contenders")) {
            if (c.path("name").asText().equals(name)) {
                return c;
            }
        }
        throw new AssertionError("summary.json has no contender " + name);
    }

    static JsonNode failure(JsonNode summary, String contender) {
        for (JsonNode f : summary.path("failures")) {
            if (f.path("contender").asText().equals(contender)) {
                return f;
            }
        }
        throw new AssertionError("summary.json has no failure of " + contender);
    }
}
