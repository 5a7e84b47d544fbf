package dev.footprint.service.telemetry;

import io.opentelemetry.sdk.autoconfigure.ResourceConfiguration;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Makes the OTEL_* variables work as the OpenTelemetry specification has it. The SDK reads them at start, but it takes an
 * empty one for a value and does not start at all with one that it does not know; the specification wants the first
 * treated as unset, and the second warned about and ignored. And Quarkus puts defaults of its own below them.
 */
public final class StandardVariables implements AutoConfigurationCustomizerProvider {

    private static final Logger LOG = Logger.getLogger(StandardVariables.class);
    private static final String ENDPOINT = "http://localhost:4318";
    // Only this is built in: gRPC would need a client of its own.
    private static final Predicate<String> PROTOCOL = "http/protobuf"::equals;
    private static final Predicate<String> COMPRESSION = Set.of("gzip", "none")::contains;
    private static final Predicate<String> NUMBER = value -> value.matches("[1-9]\\d{0,8}");

    private record Variable(String name, String unset, Predicate<String> supported) {}

    private static final List<Variable> VARIABLES = List.of(
            new Variable("OTEL_TRACES_EXPORTER", "otlp", Set.of("otlp", "none")::contains),
            new Variable(
                    "OTEL_TRACES_SAMPLER",
                    "parentbased_always_on",
                    Set.of(
                            "always_on",
                            "always_off",
                            "traceidratio",
                            "parentbased_always_on",
                            "parentbased_always_off",
                            "parentbased_traceidratio")::contains),
            new Variable("OTEL_TRACES_SAMPLER_ARG", "1.0", StandardVariables::isRatio),
            new Variable("OTEL_PROPAGATORS", "tracecontext,baggage", StandardVariables::arePropagators),
            new Variable("OTEL_EXPORTER_OTLP_ENDPOINT", ENDPOINT, StandardVariables::isHttp),
            new Variable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", PROTOCOL),
            new Variable("OTEL_EXPORTER_OTLP_COMPRESSION", "none", COMPRESSION),
            new Variable("OTEL_EXPORTER_OTLP_TIMEOUT", "10000", NUMBER),
            new Variable("OTEL_BSP_SCHEDULE_DELAY", "5000", NUMBER),
            new Variable("OTEL_BSP_EXPORT_TIMEOUT", "30000", NUMBER),
            new Variable("OTEL_BSP_MAX_QUEUE_SIZE", "2048", NUMBER),
            new Variable("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "512", NUMBER));

    private final UnaryOperator<String> env;

    public StandardVariables() {
        this(System::getenv);
    }

    StandardVariables(UnaryOperator<String> env) {
        this.env = env;
    }

    /** Whether OTEL_SDK_DISABLED asks for no telemetry at all; Quarkus has to know before the SDK exists. */
    public static boolean sdkDisabled(UnaryOperator<String> env) {
        return "true".equalsIgnoreCase(env.apply("OTEL_SDK_DISABLED"));
    }

    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
        customizer.addPropertiesCustomizer(quarkus -> properties());
        customizer.addResourceCustomizer((quarkus, properties) -> quarkus.merge(environmentResource()));
    }

    /** The SDK's properties, which take precedence over the variables themselves. */
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        for (Variable variable : VARIABLES) {
            properties.put(property(variable.name()), read(variable));
        }
        String base = properties.get("otel.exporter.otlp.endpoint");
        String traces = base + (base.endsWith("/") ? "v1/traces" : "/v1/traces");
        traces(properties, "ENDPOINT", traces, StandardVariables::isHttp);
        traces(properties, "PROTOCOL", "http/protobuf", PROTOCOL);
        traces(properties, "COMPRESSION", properties.get("otel.exporter.otlp.compression"), COMPRESSION);
        traces(properties, "TIMEOUT", properties.get("otel.exporter.otlp.timeout"), NUMBER);
        // These signals are not exported yet.
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        return properties;
    }

    private void traces(
            Map<String, String> properties, String setting, String forAllSignals, Predicate<String> supported) {
        String name = "OTEL_EXPORTER_OTLP_TRACES_" + setting;
        properties.put(property(name), read(new Variable(name, forAllSignals, supported)));
    }

    private String read(Variable variable) {
        String value = env.apply(variable.name());
        if (value == null || value.isBlank()) {
            return variable.unset();
        }
        if (!variable.supported().test(value.strip())) {
            LOG.warnf("%s=%s is not supported, using %s", variable.name(), value, variable.unset());
            return variable.unset();
        }
        return value.strip();
    }

    // Merged last, because Quarkus puts the build's service.version above what OTEL_RESOURCE_ATTRIBUTES says.
    private static Resource environmentResource() {
        Resource resource = ResourceConfiguration.createEnvironmentResource();
        return resource.toBuilder()
                .removeIf(key -> "".equals(resource.getAttribute(key)))
                .build();
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static boolean isRatio(String value) {
        try {
            double ratio = Double.parseDouble(value);
            return ratio >= 0 && ratio <= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean arePropagators(String value) {
        return Set.of("tracecontext", "baggage", "none").containsAll(List.of(value.split("\\s*,\\s*")));
    }

    private static boolean isHttp(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
