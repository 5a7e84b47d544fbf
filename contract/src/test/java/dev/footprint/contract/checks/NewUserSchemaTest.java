package dev.footprint.contract.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.footprint.contract.Document;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks' new users are right or wrong by the document's schema too. */
class NewUserSchemaTest {

    private static final Document DOCUMENT = Document.read();
    private static final String SCHEMA = "/components/schemas/NewUser";
    private static final String EMAIL = "a@b.c";

    static Stream<String> accepted() {
        return Stream.of(
                        NameChecks.ACCEPTED.stream().map(name -> NewUsers.json(name, EMAIL)),
                        EmailChecks.ACCEPTED.stream().map(email -> NewUsers.json("A", email)),
                        JsonChecks.WELL_FORMED.keySet().stream().map(NewUserSchemaTest::text))
                .flatMap(texts -> texts);
    }

    static Stream<String> refused() {
        return Stream.of(
                        FieldChecks.NO_OBJECTS.stream().map(NewUserSchemaTest::text),
                        // A schema is about values: in one that has a name twice, the later has won.
                        FieldChecks.WRONG_FIELDS.stream()
                                .filter(body -> !body.what().contains("twice"))
                                .map(NewUserSchemaTest::text),
                        // Which the schema says in words.
                        NameChecks.REFUSED.stream()
                                .filter(body -> !body.what().contains("surrogate"))
                                .map(NewUserSchemaTest::text),
                        EmailChecks.REFUSED.stream().map(email -> NewUsers.json("A", email)))
                .flatMap(texts -> texts)
                // To Java's regular expressions, not to a schema's, $ is also before a final line feed.
                .filter(text -> !text.contains("\\n\""));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatIsAcceptedKeepsTheSchema(String text) {
        assertEquals("[]", DOCUMENT.errors(SCHEMA, text).toString());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedBreaksTheSchema(String text) {
        assertFalse(DOCUMENT.errors(SCHEMA, text).isEmpty(), text);
    }

    private static String text(Body body) {
        return body.template().replace("$EMAIL", EMAIL);
    }
}
