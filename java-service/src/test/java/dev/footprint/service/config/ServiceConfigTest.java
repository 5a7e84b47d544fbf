package dev.footprint.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigTest {

    private static ServiceConfig config(Map<String, String> variables) {
        return ServiceConfig.from(new Environment(variables::get));
    }

    @Test
    void emptyIsUnset() {
        assertEquals(new ServiceConfig(3000, Optional.empty()), config(Map.of()));
        assertEquals(config(Map.of()), config(Map.of("PORT", "", "DATABASE_URL", "")));
    }

    @Test
    void portIsWhatItSays() {
        assertEquals(8080, config(Map.of("PORT", "8080")).port());
        assertEquals(65535, config(Map.of("PORT", "65535")).port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+80", "65536", "http", "3000 ", "99999999999999999999", "\u0663"})
    void badPortIsNamedInOneLineWithTheFix(String port) {
        assertEquals(
                "PORT=\"" + port + "\" is no port: set PORT to a whole number from 1 to 65535, or unset it",
                assertThrows(InvalidConfigException.class, () -> config(Map.of("PORT", port)))
                        .getMessage());
    }

    @Test
    void lineBreaksInAValueDoNotBreakTheLine() {
        assertEquals(
                1,
                assertThrows(InvalidConfigException.class, () -> config(Map.of("PORT", "1\n2\r3")))
                        .getMessage()
                        .lines()
                        .count());
    }
}
