package dev.footprint.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
    /** The other languages' tests have the same digest of the same document. */
    @Test
    void the_canonical_form_is_the_one_of_all_languages() {
        List<Object> list = Arrays.asList(1, 2.5, true, null);
        String digest = Check.digest(Map.of("b", list, "a", "é"));
        assertEquals("90242d747b3a7fe1ddd09d3c51de812bdc1775f3b7ddbe4f8426cf961234fca3", digest);
        assertNotEquals(digest, Check.digest(Map.of("b", list, "a", "e")));
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void the_libraries_make_the_same_of_a_document(Document document) throws IOException {
        String reference = Check.digest(Library.JACKSON.untyped(document.read()));
        for (Library library : Library.values()) {
            Lines.Value value = Check.value(library, document);
            assertEquals(reference, value.digest(), library.artifact());
            assertTrue(value.typed(), library.artifact());
        }
    }
}
