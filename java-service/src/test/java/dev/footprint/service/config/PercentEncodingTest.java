package dev.footprint.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @Test
    void decodes() {
        assertEquals(Optional.of("a b+é/"), PercentEncoding.decode("a%20b+%C3%a9%2F"));
        assertEquals(Optional.of("é"), PercentEncoding.decode("é"));
        assertEquals(Optional.of(""), PercentEncoding.decode(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%1", "a%zz", "%-1", "%FF", "%C3", "%ED%A0%80", "%C0%80"})
    void refusesWhatIsMalformed(String text) {
        assertEquals(Optional.empty(), PercentEncoding.decode(text));
    }
}
