package dev.footprint.service.telemetry;

import io.opentelemetry.exporter.internal.http.HttpSender;
import io.opentelemetry.exporter.internal.http.HttpSenderConfig;
import io.opentelemetry.exporter.internal.http.HttpSenderProvider;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;

/** Lets OpenTelemetry's exporters send through the Vert.x that is there anyway, in place of an HTTP client of their own. */
// Named in META-INF/services only, which a native image does not follow.
@RegisterForReflection
public final class VertxSenderProvider implements HttpSenderProvider {

    private static final ExportStatus STATUS = new ExportStatus();

    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        Endpoint endpoint = Endpoint.parse(config.getEndpoint()).orElseThrow();
        return new VertxSender(Arc.container().instance(Vertx.class).get(), endpoint, config, STATUS);
    }
}
