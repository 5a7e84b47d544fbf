package dev.footprint.service.telemetry;

import io.opentelemetry.exporter.internal.http.HttpSender;
import io.opentelemetry.exporter.internal.http.HttpSenderConfig;
import io.opentelemetry.exporter.internal.http.HttpSenderProvider;
import io.quarkus.arc.Arc;
import io.quarkus.opentelemetry.runtime.exporter.otlp.sender.VertxHttpSender;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets OpenTelemetry's exporter send through the Vert.x that is there anyway, in place of an HTTP client of its own. */
public final class VertxSenderProvider implements HttpSenderProvider {

    // The client counts in whole seconds, and takes 0 for no timeout at all.
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        URI endpoint = URI.create(config.getEndpoint());
        Duration timeout = Duration.ofNanos(config.getTimeoutNanos());
        return new VertxHttpSender(
                URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority()),
                target(endpoint),
                config.getCompressor() != null,
                timeout.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : timeout,
                headers(config),
                config.getContentType(),
                options -> secure(options, endpoint, config),
                Arc.container().instance(Vertx.class).get());
    }

    private static String target(URI endpoint) {
        String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        return endpoint.getRawQuery() == null ? path : path + "?" + endpoint.getRawQuery();
    }

    private static Map<String, String> headers(HttpSenderConfig config) {
        Map<String, List<String>> all = config.getHeadersSupplier().get();
        Map<String, String> headers = new HashMap<>();
        if (all != null) {
            all.forEach((name, values) -> headers.put(name, String.join(",", values)));
        }
        return headers;
    }

    private static void secure(HttpClientOptions options, URI endpoint, HttpSenderConfig config) {
        if (endpoint.getScheme().equalsIgnoreCase("https")) {
            options.setSsl(true);
            if (config.getTrustManager() != null) {
                options.setTrustOptions(TrustOptions.wrap(config.getTrustManager()));
            }
        }
    }
}
