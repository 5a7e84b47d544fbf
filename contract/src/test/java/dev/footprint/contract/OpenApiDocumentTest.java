package dev.footprint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document and the checks must not drift apart. */
class OpenApiDocumentTest {

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    }

    @Test
    void isOpenApiOfThisVersion() {
        assertTrue(document.path("openapi").asText().startsWith("3.1."));
        assertEquals(
                ContractVersion.current(), document.path("info").path("version").asText());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");
        assertFalse(references.isEmpty());
        for (String reference : references) {
            assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @Test
    void listsThePathsThatTheChecksKnow() {
        assertEquals(
                Set.of("/health", "/health/live", "/health/ready", "/api/v1/users", "/api/v1/users/{id}"),
                document.path("paths").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        document.path("paths").forEach(path -> assertTrue(path.has("get") && path.size() == 1, path::toString));
    }

    @Test
    void statesTheBoundsThatTheChecksProve() {
        JsonNode limit = document.at("/components/parameters/Limit/schema");
        assertEquals(
                List.of(1, 100, 20),
                List.of(
                        limit.path("minimum").asInt(),
                        limit.path("maximum").asInt(),
                        limit.path("default").asInt()));
        assertEquals(
                0, document.at("/components/parameters/After/schema/minimum").asInt());
        assertEquals(
                1, document.at("/components/parameters/UserId/schema/minimum").asInt());
    }

    @Test
    void sharedErrorsAreProblems() {
        document.at("/components/responses").forEach(response -> {
            JsonNode content = response.path("content");
            assertEquals(1, content.size());
            assertEquals(
                    "#/components/schemas/Problem",
                    content.path(Answer.PROBLEM).path("schema").path("$ref").asText());
        });
        Set<String> members = new TreeSet<>(Set.of("type", "title", "status", "detail"));
        assertEquals(
                members,
                document.at("/components/schemas/Problem/properties")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void examplesOfUsersAreSeededUsers() {
        Seed seed = Seed.load();
        JsonNode users = document.at("/paths/~1api~1v1~1users/get/responses/200/content/application~1json/example");
        assertEquals(2, users.size());
        users.forEach(user -> assertEquals(
                seed.user(user.path("id").asLong()),
                new User(
                        user.path("id").asLong(),
                        user.path("name").asText(),
                        user.path("email").asText())));
    }
}
