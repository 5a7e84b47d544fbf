package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardVariablesTest {

    private static Map<String, String> properties(Map<String, String> env) {
        return new StandardVariables(env::get).properties();
    }

    @Test
    void defaultsAreTheSpecifications() {
        Map<String, String> properties = properties(Map.of());
        assertEquals("http://localhost:4318/v1/traces", properties.get("otel.exporter.otlp.traces.endpoint"));
        assertEquals("http/protobuf", properties.get("otel.exporter.otlp.traces.protocol"));
        assertEquals("10000", properties.get("otel.exporter.otlp.traces.timeout"));
        assertEquals("parentbased_always_on", properties.get("otel.traces.sampler"));
        assertEquals("5000", properties.get("otel.bsp.schedule.delay"));
        assertEquals(properties, properties(Map.of("OTEL_TRACES_SAMPLER", "", "OTEL_EXPORTER_OTLP_ENDPOINT", " ")));
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318, http://collector:4318/v1/traces",
        "http://collector:4318/, http://collector:4318/v1/traces",
        "https://collector/otel, https://collector/otel/v1/traces"
    })
    void endpointForAllSignalsGetsTheSignalsPath(String endpoint, String traces) {
        assertEquals(
                traces,
                properties(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)).get("otel.exporter.otlp.traces.endpoint"));
    }

    @Test
    void endpointForTracesIsTakenAsItIs() {
        assertEquals(
                "http://other:1/spans",
                properties(Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://other:1/spans"))
                        .get("otel.exporter.otlp.traces.endpoint"));
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_TRACES_SAMPLER, sometimes, parentbased_always_on",
        "OTEL_TRACES_SAMPLER_ARG, 1.5, 1.0",
        "OTEL_TRACES_EXPORTER, zipkin, otlp",
        "OTEL_PROPAGATORS, b3, 'tracecontext,baggage'",
        "OTEL_EXPORTER_OTLP_PROTOCOL, grpc, http/protobuf",
        "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318, http://localhost:4318",
        "OTEL_BSP_SCHEDULE_DELAY, 5s, 5000"
    })
    void whatIsNotSupportedIsIgnored(String variable, String value, String used) {
        String property = variable.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        assertEquals(used, properties(Map.of(variable, value)).get(property));
    }

    @Test
    void supportedValuesAreKept() {
        assertEquals(
                "traceidratio",
                properties(Map.of("OTEL_TRACES_SAMPLER", "traceidratio")).get("otel.traces.sampler"));
        assertEquals(
                "gzip",
                properties(Map.of("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"))
                        .get("otel.exporter.otlp.traces.compression"));
    }

    @Test
    void disabledMeansTrueInAnyCase() {
        assertTrue(StandardVariables.sdkDisabled(name -> "TRUE"));
        assertFalse(StandardVariables.sdkDisabled(name -> "1"));
        assertFalse(StandardVariables.sdkDisabled(name -> null));
    }
}
