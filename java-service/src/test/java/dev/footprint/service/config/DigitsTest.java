package dev.footprint.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

    @Test
    void digitsAreANumber() {
        assertEquals(0, Digits.parse("0"));
        assertEquals(7, Digits.parse("0000000000000000000000000007"));
        assertEquals(Long.MAX_VALUE, Digits.parse("9223372036854775807"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-1", "+5", "1.5", "1e1", "abc", "9223372036854775808", "99999999999999999999", "\u0663"
            })
    void anythingElseIsNone(String text) {
        assertEquals(-1, Digits.parse(text));
    }
}
