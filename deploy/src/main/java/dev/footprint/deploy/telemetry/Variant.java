package dev.footprint.deploy.telemetry;

import java.util.Map;

/** How the service's telemetry is set, by the standard variables and nothing else. */
enum Variant {
    OFF("off", "off", Map.of("OTEL_SDK_DISABLED", "true")),
    ON("on", "on", Map.of()),
    SAMPLED(
            "sampled",
            "sampled at 1 %",
            Map.of("OTEL_TRACES_SAMPLER", "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.01"));

    final String id;
    final String words;
    final Map<String, String> variables;

    Variant(String id, String words, Map<String, String> variables) {
        this.id = id;
        this.words = words;
        this.variables = variables;
    }
}
