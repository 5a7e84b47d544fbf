package dev.footprint.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigTest {

    @Test
    void portIs3000UnlessSaidOtherwise() {
        assertEquals(3000, ServiceConfig.from(name -> null).port());
        assertEquals(3000, ServiceConfig.from(name -> "").port());
        assertEquals(
                8080,
                ServiceConfig.from(name -> name.equals("PORT") ? "8080" : null).port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "http", "3000 ", "99999999999"})
    void badPortIsNamedInOneLineWithTheFix(String port) {
        String message = assertThrows(InvalidConfigException.class, () -> ServiceConfig.from(name -> port))
                .getMessage();
        assertTrue(
                message.startsWith("PORT=\"" + port + "\" is not a TCP port: set a number from 1 to 65535"), message);
        assertEquals(1, message.lines().count());
    }
}
