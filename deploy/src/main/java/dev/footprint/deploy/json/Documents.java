package dev.footprint.deploy.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footprint.deploy.results.ProgramLine;
import java.util.List;
import java.util.Map;

/** The documents that are parsed and written, and the digest of each one's value. */
final class Documents {
    /** Of the canonical form, which docs/method.md describes. */
    private static final Map<String, String> DIGESTS = Map.of(
            "users-1", "aaa87f9cc962db4d5995a9087083a7ebe510d36438710dc9f574f28e4d8f45e9",
            "users-100", "6c3a02cac1b3e62ee9889fec75a7bc1eab1437e4bbeb1503dae7968f6c52aab3",
            "users-10000", "efdcd3ec3b60ebf49b3582fe2cf8adbcd4e129ecb87a98bf8580cc15c9dd6737",
            "deep", "508a7be3959cdb7b2e4749d3c1641405a9107e80c8ea7c6a8f8362219a602bd8",
            "numbers", "a00585488e693c75f08717eefc5f7e6b481c1b05352f119bcd1db5cce4900d86",
            "strings", "3fcd731a476e68a6f7346f3943797dcf2b162ea15a6ae76c171a1cb34f1c614c");

    private Documents() {}

    /** How many of the documents that are no JSON were not refused: a finding, and no reason to be left out. */
    static ProgramLine accepted(String library, List<ProgramLine> lines) {
        List<String> accepted = lines.stream()
                .filter(line -> line.is(JsonExperiment.NAME, "refusal"))
                .filter(line -> !line.line().path("refused").asBoolean())
                .map(line -> line.line().path("document").asText())
                .toList();
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "refusals")
                .put("library", library)
                .put("accepted", accepted.size());
        line.putPOJO("documents", accepted);
        return new ProgramLine(library, 0, JsonExperiment.NAME, line);
    }

    /** Whether a library made of a document what it is, into its own tree and into types and back. */
    static boolean agrees(ProgramLine value) {
        String corpus = value.line().path("corpus").asText();
        return value.has("digest", DIGESTS.get(corpus))
                && value.line().path("typed").asBoolean();
    }
}
