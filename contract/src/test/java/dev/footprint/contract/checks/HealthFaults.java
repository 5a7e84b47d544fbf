package dev.footprint.contract.checks;

import java.util.stream.Stream;

/** Health endpoints that are wrong. */
final class HealthFaults {

    private HealthFaults() {}

    static Stream<Fault> all() {
        String version = "\"version\":";
        return Stream.of(
                Fault.get("health.answers", "/health", "unavailable", reply -> reply.withStatus(503)),
                Fault.get("health.answers", "/health", "redirected", reply -> reply.withStatus(302)),
                Fault.get("health.body", "/health", "unavailable", reply -> reply.withStatus(503)),
                Fault.get("health.body", "/health", "UP", reply -> reply.replacing("healthy", "UP")),
                Fault.get(
                        "health.body",
                        "/health",
                        "version",
                        reply -> reply.replacing(version + "\"", version + "\"0.")),
                Fault.get("health.body", "/health", "more", reply -> reply.replacing(version, "\"up\":1," + version)),
                Fault.get("health.body", "/health", "twice", reply -> reply.replacing("{", "{\"status\":\"healthy\",")),
                Fault.get("health.body", "/health", "no JSON", reply -> reply.withBody("OK")),
                Fault.get("health.body", "/health", "array", reply -> reply.withBody("[]")),
                Fault.get("health.live", "/health/live", "unavailable", reply -> reply.withStatus(503)),
                Fault.get("health.live", "/health/live", "DOWN", reply -> reply.replacing("UP", "DOWN")),
                Fault.get("health.live", "/health/live", "no checks", reply -> reply.replacing(",\"checks\":[]", "")),
                Fault.get("health.live", "/health/live", "checks no array", reply -> reply.replacing("[]", "{}")),
                Fault.get(
                        "health.live",
                        "/health/live",
                        "nameless",
                        reply -> reply.replacing("[]", "[{\"status\":\"UP\"}]")),
                Fault.get("health.ready", "/health/ready", "missing", reply -> reply.withStatus(404)),
                Fault.get("health.ready", "/health/ready", "no store", reply -> reply.replacing("store", "database")),
                Fault.get(
                        "health.ready",
                        "/health/ready",
                        "store DOWN",
                        reply -> reply.replacing("\"UP\"}", "\"DOWN\"}")),
                Fault.get(
                        "health.ready",
                        "/health/ready",
                        "other status",
                        reply -> reply.replacing("\"UP\"}", "\"ok\"}")));
    }
}
