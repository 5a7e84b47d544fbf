package dev.footprint.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One JSON object a line, for the orchestrator; deploy/experiments/README.md describes them. */
final class Lines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Lines() {}

    sealed interface Line {}

    /** So many iterations took so long, and asked so much of the allocator each. */
    record Sample(String operation, String corpus, long iterations, double nanos, int bytes, double allocated)
            implements Line {}

    /** Highest resident set of a process before and after its operations. */
    record Peak(String operation, String corpus, long base, long peak) implements Line {}

    /** Digest of what was parsed, and whether the typed way there and back gives the same. */
    record Value(String corpus, String digest, boolean typed) implements Line {}

    /** Whether a document that is no JSON was refused. */
    record Refusal(String document, boolean refused) implements Line {}

    static void print(String library, Line line) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("experiment", "json")
                .put("language", "java")
                .put("library", library)
                .put("kind", line.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        node.setAll(MAPPER.<ObjectNode>valueToTree(line));
        try {
            System.out.println(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
