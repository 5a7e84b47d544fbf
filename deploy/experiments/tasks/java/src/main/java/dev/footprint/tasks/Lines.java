package dev.footprint.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** One JSON object a line, for the orchestrator; deploy/experiments/README.md describes them. */
final class Lines {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private Lines() {}

    interface Line {}

    /**
     * A measurement that did not fit, and how its process ended.
     *
     * @param exit 128 and the signal's number where one ended it
     */
    record Ended(String work, int exit) implements Line {}

    static void print(Kind kind, Line line) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("experiment", "tasks")
                .put("language", "java")
                .put("tasks", kind.word())
                .put("kind", line.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        node.setAll(MAPPER.<ObjectNode>valueToTree(line));
        try {
            System.out.println(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
