package dev.footprint.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    @Test
    void everyRouteIsFoundByItsTemplate() {
        for (Route route : Route.values()) {
            assertEquals(route, Route.at(route.template()));
        }
        assertEquals(Route.USER, Route.at("/api/v1/users/%2F"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "*",
                "/health/",
                "//health",
                "/Health",
                "/health/ready/",
                "/api/v1/users/",
                "/api/v1/users/1/",
                "/api/v1/users//1",
                "/api/v1/users/..",
                "/api/v1/users/.",
                "/api/v1/./users",
                "/q/health"
            })
    void aPathHasOneSpelling(String path) {
        assertNull(Route.at(path));
    }
}
