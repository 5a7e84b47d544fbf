package dev.footprint.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegersTest {

    @Test
    void absentIsTheDefault() {
        assertEquals(OptionalLong.of(20), Integers.parse(null, 20, 1, 100));
    }

    @Test
    void bothEndsBelong() {
        assertEquals(OptionalLong.of(1), Integers.parse("1", 20, 1, 100));
        assertEquals(OptionalLong.of(100), Integers.parse("100", 20, 1, 100));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), Integers.parse("9223372036854775807", 0, 1, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "0", "101", "-1", "+5", "1.5", "1e1", "abc", "9223372036854775808", "\u0663", "\uFFFD"})
    void anythingElseIsMalformed(String raw) {
        assertEquals(OptionalLong.empty(), Integers.parse(raw, 20, 1, 100));
    }
}
