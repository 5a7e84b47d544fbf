package dev.footprint.deploy.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.tools.ToolRunner;
import dev.footprint.load.LoadMain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** So and so many requests to a service in the pod, over a few connections, by the load generator. */
public final class FixedRequests {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;

    private FixedRequests() {}

    /**
     * As fast as the answers come.
     *
     * @return the generator's line
     */
    public static JsonNode send(ToolRunner tools, Contender contender, int count) throws InterruptedException {
        return run(tools, contender, count, List.of());
    }

    /** At a rate, whether the answers come or not. */
    public static JsonNode send(ToolRunner tools, Contender contender, int count, int perSecond)
            throws InterruptedException {
        return run(tools, contender, count, List.of("--rate", Integer.toString(perSecond)));
    }

    private static JsonNode run(ToolRunner tools, Contender contender, int count, List<String> more)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--url",
                "http://127.0.0.1:" + contender.port() + contender.loadPath(),
                "--requests",
                Integer.toString(count),
                "--connections",
                Integer.toString(Math.min(CONNECTIONS, count)),
                "--timeout-ms",
                "5000",
                "--deadline-ms",
                "30000"));
        arguments.addAll(more);
        List<JsonNode> lines = tools.run("load", LoadMain.class.getName(), arguments, WITHIN);
        return lines.stream()
                .filter(n -> n.path("event").asText().equals("load"))
                .findFirst()
                .orElseThrow(() -> new EngineException("the load program wrote no result: " + lines));
    }
}
