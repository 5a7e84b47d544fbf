package dev.footprint.deploy.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/**
 * What the generator does to one service, put together step by step, as the text of a scenario (JSON is YAML too).
 */
public final class LoadScript {
    /** Enough to keep one core of a service busy, and few enough that waiting is not all there is. */
    private static final int CONNECTIONS = 64;

    /** The warm-up ends when this many seconds in a row lie within 10 % of each other, or at its end. */
    private static final int STEADY_SECONDS = 4;

    private static final String STEADY_WITHIN = "10%";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode phases;
    private Duration length = Duration.ZERO;

    private LoadScript(boolean constantBody) {
        root.put("version", 1).put("name", "compare").put("description", "What a comparison asks for.");
        root.put("body", constantBody ? "constant" : "any").put("connections", CONNECTIONS);
        phases = root.putArray("phases");
    }

    /** @param constantBody whether each answer must be the same as the first */
    public static LoadScript with(boolean constantBody) {
        return new LoadScript(constantBody);
    }

    /** Warm-up until steady, then a closed loop with each number of connections. */
    public LoadScript peak(List<Integer> connections, Duration atMost, Duration step) {
        ObjectNode find = phases.addObject().put("name", "peak").putObject("find-peak");
        connections.forEach(find.putArray("connections")::add);
        find.put("measure", text(step));
        find.putObject("steady")
                .put("intervals", STEADY_SECONDS)
                .put("within", STEADY_WITHIN)
                .put("at-most", text(atMost));
        length = length.plus(atMost).plus(step.multipliedBy(connections.size()));
        return this;
    }

    /** An open loop at one rate. */
    public LoadScript at(String name, long perSecond, Duration step) {
        phases.addObject()
                .put("name", name)
                .putObject("open")
                .put("rate", perSecond)
                .put("for", text(step));
        length = length.plus(step);
        return this;
    }

    int phases() {
        return phases.size();
    }

    /** How long it takes at most, the pauses left out. */
    Duration length() {
        return length;
    }

    String text() {
        return root.toString();
    }

    private static String text(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
