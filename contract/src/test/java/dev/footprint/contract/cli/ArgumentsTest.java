package dev.footprint.contract.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void readsPairsAndFallsBack() {
        Arguments arguments = Arguments.parse("--url", "u", "--n", "7", "--t", "250");
        assertEquals("u", arguments.required("--url"));
        assertEquals(7, arguments.count("--n", 1, 10));
        assertEquals(Duration.ofMillis(250), arguments.millis("--t", Duration.ofSeconds(1), 1000));
        assertEquals(3, arguments.count("--m", 3, 10));
        assertEquals("x", arguments.text("--s", "x"));
        arguments.rejectUnused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "x", "", "1.5", "99999999999"})
    void countsAreBounded(String value) {
        Arguments arguments = Arguments.parse("--n", value);
        assertThrows(IllegalArgumentException.class, () -> arguments.count("--n", 1, 10));
    }

    @Test
    void mistakesAreNotIgnored() {
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse("url", "u"));
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse("--url"));
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse("--n", "1", "--n", "2"));
        assertThrows(IllegalArgumentException.class, () -> Arguments.parse().required("--url"));
        assertThrows(IllegalArgumentException.class, Arguments.parse("--typo", "1")::rejectUnused);
    }
}
