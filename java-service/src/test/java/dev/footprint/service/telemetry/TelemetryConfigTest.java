package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.service.config.Environment;
import dev.footprint.service.config.InvalidConfigException;
import dev.footprint.service.telemetry.TelemetryConfig.Batch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryConfigTest {

    private static TelemetryConfig config(Map<String, String> variables) {
        return TelemetryConfig.from(new Environment(variables::get));
    }

    @Test
    void defaultsAreTheSpecifications() {
        TelemetryConfig config = config(Map.of());
        assertEquals(new TelemetryConfig.Signal(true, "http://localhost:4318/v1/traces"), config.traces());
        assertEquals(new TelemetryConfig.Signal(true, "http://localhost:4318/v1/metrics"), config.metrics());
        assertEquals(new TelemetryConfig.Signal(true, "http://localhost:4318/v1/logs"), config.logs());
        assertEquals(10_000, config.timeoutMs());
        assertEquals(new SamplerChoice(SamplerChoice.Kind.PARENT_ON, 1), config.sampler());
        assertEquals(new Batch(5_000, 30_000, 2_048, 512), config.spanBatch());
        assertEquals(new Batch(1_000, 30_000, 2_048, 512), config.logBatch());
        assertEquals(60_000, config.metricIntervalMs());
        assertEquals(30_000, config.metricTimeoutMs());
    }

    @Test
    void emptyIsUnset() {
        Map<String, String> empty = new HashMap<>();
        for (String name : new String[] {
            "OTEL_SDK_DISABLED",
            "OTEL_TRACES_SAMPLER",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_HEADERS",
            "OTEL_BSP_SCHEDULE_DELAY",
            "OTEL_LOGS_EXPORTER",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
        }) {
            empty.put(name, "");
        }
        assertEquals(config(Map.of()), config(empty));
    }

    @Test
    void disabledReadsNothingElse() {
        TelemetryConfig config = config(Map.of("OTEL_SDK_DISABLED", "TRUE", "OTEL_TRACES_SAMPLER", "nonsense"));
        assertFalse(
                config.traces().on() || config.metrics().on() || config.logs().on());
        assertTrue(config(Map.of("OTEL_SDK_DISABLED", "1")).traces().on());
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318, http://collector:4318/v1/logs",
        "HTTP://otel_collector/, HTTP://otel_collector/v1/logs",
        "http://[::1]:4318/otel, http://[::1]:4318/otel/v1/logs"
    })
    void endpointForAllSignalsGetsTheSignalsPath(String endpoint, String logs) {
        assertEquals(
                logs,
                config(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)).logs().endpoint());
    }

    @Test
    void endpointForOneSignalIsTakenAsItIs() {
        TelemetryConfig config = config(Map.of("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://other:1/in?x=1"));
        assertEquals("http://other:1/in?x=1", config.metrics().endpoint());
        assertEquals("http://localhost:4318/v1/traces", config.traces().endpoint());
        assertEquals(Optional.of(new Endpoint("other", 1, "/in?x=1")), Endpoint.parse("http://other:1/in?x=1"));
    }

    @Test
    void listsAreDecoded() {
        TelemetryConfig config = config(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "a=b%20c, d = e=f ,g="));
        assertEquals(Map.of("a", "b c", "d", "e=f", "g", ""), config.headers());
    }

    @Test
    void batchIsNotLargerThanTheQueue() {
        assertEquals(
                100,
                config(Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "100")).spanBatch().batch());
    }

    @Test
    void argumentIsForRatioSamplersOnly() {
        Map<String, String> variables = new HashMap<>(Map.of("OTEL_TRACES_SAMPLER_ARG", "nonsense"));
        config(variables);
        variables.put("OTEL_TRACES_SAMPLER", "traceidratio");
        assertThrows(InvalidConfigException.class, () -> config(variables));
        variables.put("OTEL_TRACES_SAMPLER_ARG", "0.25");
        assertEquals(0.25, config(variables).sampler().ratio());
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_TRACES_SAMPLER, sometimes",
        "OTEL_TRACES_EXPORTER, zipkin",
        "OTEL_METRICS_EXPORTER, prometheus",
        "OTEL_LOGS_EXPORTER, 'otlp,console'",
        "OTEL_EXPORTER_OTLP_PROTOCOL, grpc",
        "OTEL_EXPORTER_OTLP_ENDPOINT, https://collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT, http://",
        "OTEL_EXPORTER_OTLP_ENDPOINT, http://host:0",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT, http://ho st",
        "OTEL_EXPORTER_OTLP_TIMEOUT, 0",
        "OTEL_EXPORTER_OTLP_TIMEOUT, 2147483648",
        "OTEL_BSP_SCHEDULE_DELAY, 5s",
        "OTEL_BLRP_MAX_QUEUE_SIZE, -1",
        "OTEL_METRIC_EXPORT_INTERVAL, 1.5"
    })
    void whatCannotBeUsedEndsTheStart(String variable, String value) {
        String message = assertThrows(InvalidConfigException.class, () -> config(Map.of(variable, value)))
                .getMessage();
        assertTrue(message.startsWith(variable + "=\"" + value + "\" is "), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "a=secret,", "=secret", "a b=secret", "a=secret%zz", "a=secret%0Ab: c", "a=secret%FF"})
    void headersAreNotShown(String value) {
        String message = assertThrows(
                        InvalidConfigException.class, () -> config(Map.of("OTEL_EXPORTER_OTLP_HEADERS", value)))
                .getMessage();
        assertTrue(message.startsWith("OTEL_EXPORTER_OTLP_HEADERS is no key=value list: set it to "), message);
        assertFalse(message.contains("secret"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.5", ".5", "1.", "1e-3"})
    void ratios(String ratio) {
        config(Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", ratio));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN", "0x1p-1", "0,1", "1d", ".", " 1"})
    void noRatios(String ratio) {
        assertThrows(
                InvalidConfigException.class,
                () -> config(Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", ratio)));
    }
}
