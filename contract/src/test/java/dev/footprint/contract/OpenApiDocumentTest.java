package dev.footprint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document agrees with itself, and has the paths, titles and bounds that the checks know. */
class OpenApiDocumentTest {

    private static final Document DOCUMENT = Document.read();

    private static final String PROBLEM = Document.escaped(Answer.PROBLEM);

    @Test
    void isOpenApiOfThisVersion() {
        assertTrue(DOCUMENT.root().path("openapi").asText().startsWith("3.1."));
        assertEquals(ContractVersion.current(), DOCUMENT.at("/info/version").asText());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = DOCUMENT.root().findValuesAsText("$ref");
        assertFalse(references.isEmpty());
        for (String reference : references) {
            assertFalse(DOCUMENT.root().at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @Test
    void everyComponentIsReferredTo() {
        List<String> references = DOCUMENT.root().findValuesAsText("$ref");
        DOCUMENT.root()
                .path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> assertTrue(
                                references.contains("#/components/" + kind.getKey() + "/" + name),
                                kind.getKey() + " " + name)));
    }

    @ParameterizedTest
    @CsvSource({
        "/health, get options",
        "/health/live, get options",
        "/health/ready, get options",
        "/api/v1/users, get options post",
        "/api/v1/users/{id}, delete get options"
    })
    void listsThePathsAndMethodsThatTheChecksKnow(String path, String methods) {
        assertEquals(5, DOCUMENT.paths().size());
        assertEquals(new TreeSet<>(Set.of(methods.split(" "))), DOCUMENT.methods(path));
    }

    @Test
    void everyExampleKeepsItsSchema() {
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        findContents(DOCUMENT.root(), "", contents);
        assertFalse(contents.isEmpty());
        contents.forEach((pointer, content) -> {
            assertTrue(content.has("example"), pointer + " has an example");
            assertEquals(
                    List.of(),
                    DOCUMENT.errors(pointer + "/schema", content.path("example").toString()),
                    pointer);
        });
        JsonNode link = DOCUMENT.at("/components/headers/NextPage");
        assertTrue(
                link.path("example").asText().matches(link.at("/schema/pattern").asText()));
    }

    /** Every media type object and every header that has an example. */
    private static void findContents(JsonNode node, String pointer, Map<String, JsonNode> found) {
        if (pointer.matches(".*/content/[^/]*|.*/headers/Location")) {
            found.put(pointer, node);
        }
        node.properties()
                .forEach(property ->
                        findContents(property.getValue(), pointer + "/" + Document.escaped(property.getKey()), found));
    }

    @Test
    void examplesOfProblemsHaveTheirOwnStatus() {
        Set<String> titles = new TreeSet<>();
        for (String path : DOCUMENT.paths()) {
            for (String method : DOCUMENT.methods(path)) {
                for (String status : DOCUMENT.statuses(path, method)) {
                    JsonNode example =
                            DOCUMENT.at(DOCUMENT.response(path, method, status) + "/content/" + PROBLEM + "/example");
                    if (example.isObject()) {
                        assertEquals(status, example.path("status").asText(), method + " " + path);
                        assertEquals(
                                Answer.title(Integer.parseInt(status)),
                                example.path("title").asText());
                        titles.add(status);
                    }
                }
            }
        }
        assertEquals(Set.of("400", "404", "405", "409", "413", "415", "422", "503", "507"), titles);
    }

    @Test
    void statesTheBoundsThatTheChecksProve() {
        JsonNode limit = DOCUMENT.at("/components/parameters/Limit/schema");
        assertEquals(
                List.of(1, 100, 20),
                List.of(
                        limit.path("minimum").asInt(),
                        limit.path("maximum").asInt(),
                        limit.path("default").asInt()));
        assertEquals(
                0, DOCUMENT.at("/components/parameters/After/schema/minimum").asInt());
        assertEquals(
                1, DOCUMENT.at("/components/parameters/UserId/schema/minimum").asInt());
    }

    @Test
    void examplesOfUsersAreSeededUsers() {
        Seed seed = Seed.load();
        JsonNode users = DOCUMENT.at("/paths/~1api~1v1~1users/get/responses/200/content/application~1json/example");
        assertEquals(2, users.size());
        users.forEach(user -> assertEquals(
                seed.user(user.path("id").asLong()),
                new User(
                        user.path("id").asLong(),
                        user.path("name").asText(),
                        user.path("email").asText())));
    }
}
