package dev.footprint.contract.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() throws IOException {
        assertEquals(
                Map.of("a", Arrays.asList(1L, true, false, null, "\u674e"), "b", Map.of("c", List.of())),
                Json.parse("{\"a\": [1, true, false, null, \"\\u674e\"], \"b\": {\"c\": []}}"));
        assertEquals(new BigInteger("9223372036854775808"), Json.parse("9223372036854775808"));
        assertEquals(Long.MAX_VALUE, Json.parse("9223372036854775807"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{}{}", "{} x", "{\"a\":1,\"a\":2}", "'a'", "NaN", "[1", "{\"a\"}"})
    void refusesWhatIsNotExactlyOneValue(String text) {
        assertThrows(IOException.class, () -> Json.parse(text));
    }

    @Test
    void compactMeansNoWhiteSpaceOutsideStrings() {
        assertTrue(Json.isCompact("{\"a b\":\" \\\" \\\\\",\"c\":[1,2]}"));
        assertFalse(Json.isCompact("{\"a\": 1}"));
        assertFalse(Json.isCompact("{\"a\":1}\n"));
        assertFalse(Json.isCompact("{\"a\\\\\" :1}"));
    }

    @Test
    void linesEscapeWhatTheyQuote() throws IOException {
        String line = JsonLine.event("check")
                .put("detail", "a \"b\"\n\u674e")
                .put("n", 3)
                .put("ok", true)
                .toString();
        assertEquals(1, line.lines().count());
        assertEquals(Map.of("event", "check", "detail", "a \"b\"\n\u674e", "n", 3L, "ok", true), Json.parse(line));
    }
}
