package dev.footprint.service.telemetry;

import dev.footprint.service.config.Environment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The OTEL_* variables of the telemetry contract, checked. The SDK's own reading of them is not used: it takes an empty value
 * for a value, warns where the contract ends the start, and builds all signals at once.
 *
 * @param serviceName from OTEL_SERVICE_NAME, or the build's name
 * @param resource OTEL_RESOURCE_ATTRIBUTES
 */
public record TelemetryConfig(
        Optional<String> serviceName,
        Map<String, String> resource,
        Signal traces,
        Signal metrics,
        Signal logs,
        Map<String, String> headers,
        int timeoutMs,
        SamplerChoice sampler,
        Batch spanBatch,
        Batch logBatch,
        int metricIntervalMs,
        int metricTimeoutMs) {

    /** @param endpoint where to, with the signal's path; not looked at when the signal is off */
    record Signal(boolean on, String endpoint) {
        static final Signal OFF = new Signal(false, "");
    }

    /** A batch processor's four settings. */
    record Batch(int delayMs, int timeoutMs, int queue, int batch) {

        static final Batch SPANS = new Batch(5_000, 30_000, 2_048, 512);
        static final Batch LOG_RECORDS = new Batch(1_000, 30_000, 2_048, 512);

        private static Batch from(Environment env, String prefix, Batch unset) {
            int queue = positive(env, prefix + "MAX_QUEUE_SIZE", unset.queue);
            return new Batch(
                    positive(env, prefix + "SCHEDULE_DELAY", unset.delayMs),
                    positive(env, prefix + "EXPORT_TIMEOUT", unset.timeoutMs),
                    queue,
                    Math.min(queue, positive(env, prefix + "MAX_EXPORT_BATCH_SIZE", unset.batch)));
        }
    }

    private static final String EXPORTER = "OTEL_EXPORTER_OTLP_";
    private static final String UNSET_ENDPOINT = "http://localhost:4318";

    /** OTEL_SDK_DISABLED. */
    static final TelemetryConfig DISABLED = new TelemetryConfig(
            Optional.empty(),
            Map.of(),
            Signal.OFF,
            Signal.OFF,
            Signal.OFF,
            Map.of(),
            1,
            new SamplerChoice(SamplerChoice.Kind.ALWAYS_OFF, 1),
            Batch.SPANS,
            Batch.LOG_RECORDS,
            1,
            1);

    /** @throws dev.footprint.service.config.InvalidConfigException with one line for whoever set it */
    public static TelemetryConfig from(Environment env) {
        if (env.value("OTEL_SDK_DISABLED").filter("true"::equalsIgnoreCase).isPresent()) {
            return DISABLED;
        }
        checkProtocol(env);
        String base = endpoint(env, EXPORTER + "ENDPOINT").orElse(UNSET_ENDPOINT);
        return new TelemetryConfig(
                env.value("OTEL_SERVICE_NAME"),
                list(env, "OTEL_RESOURCE_ATTRIBUTES"),
                signal(env, "TRACES", base),
                signal(env, "METRICS", base),
                signal(env, "LOGS", base),
                list(env, EXPORTER + "HEADERS"),
                positive(env, EXPORTER + "TIMEOUT", 10_000),
                SamplerChoice.from(env),
                Batch.from(env, "OTEL_BSP_", Batch.SPANS),
                Batch.from(env, "OTEL_BLRP_", Batch.LOG_RECORDS),
                positive(env, "OTEL_METRIC_EXPORT_INTERVAL", 60_000),
                positive(env, "OTEL_METRIC_EXPORT_TIMEOUT", 30_000));
    }

    private static void checkProtocol(Environment env) {
        String name = EXPORTER + "PROTOCOL";
        env.value(name).filter(protocol -> !protocol.equals("http/protobuf")).ifPresent(protocol -> {
            throw Environment.refused(name, protocol, "is not built in", "set it to http/protobuf, or unset it");
        });
    }

    private static Signal signal(Environment env, String signal, String base) {
        String name = "OTEL_" + signal + "_EXPORTER";
        String exporter = env.value(name).orElse("otlp");
        if (!exporter.equals("otlp") && !exporter.equals("none")) {
            throw Environment.refused(name, exporter, "is no exporter", "set it to otlp or none, or unset it for otlp");
        }
        String path = (base.endsWith("/") ? "v1/" : "/v1/") + signal.toLowerCase(Locale.ROOT);
        String endpoint = endpoint(env, EXPORTER + signal + "_ENDPOINT").orElse(base + path);
        return new Signal(exporter.equals("otlp"), endpoint);
    }

    private static Optional<String> endpoint(Environment env, String name) {
        Optional<String> value = env.value(name);
        if (value.isPresent() && Endpoint.parse(value.get()).isEmpty()) {
            throw Environment.refused(
                    name,
                    value.get(),
                    "is no http:// URL with a host (no TLS client is built in)",
                    "set it to one, for example " + UNSET_ENDPOINT + ", or unset it");
        }
        return value;
    }

    private static Map<String, String> list(Environment env, String name) {
        return env.value(name)
                .map(value -> KeyValueList.parse(value)
                        .orElseThrow(() -> Environment.refusedUnseen(
                                name,
                                "is no key=value list",
                                "set it to key=value,key=value with percent-encoded values, or unset it")))
                .orElse(Map.of());
    }

    private static int positive(Environment env, String name, int unset) {
        return (int) env.number(
                name,
                unset,
                number -> number >= 1 && number <= Integer.MAX_VALUE,
                "is no whole number from 1 to " + Integer.MAX_VALUE,
                "set it to one, or unset it for " + unset);
    }
}
