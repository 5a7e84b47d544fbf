package dev.footprint.service.users;

import dev.footprint.service.config.DatabaseUrl;
import dev.footprint.service.telemetry.Telemetry;
import dev.footprint.service.telemetry.TelemetryContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A CLIENT span around each query, below the request's span. */
final class StoreSpans {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> COLLECTION = AttributeKey.stringKey("db.collection.name");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Telemetry telemetry;
    private final Attributes server;

    StoreSpans(Telemetry telemetry, DatabaseUrl url) {
        this.telemetry = telemetry;
        this.server =
                Attributes.of(SYSTEM, "postgresql", COLLECTION, "users", ADDRESS, url.host(), PORT, (long) url.port());
    }

    <T> Future<T> around(String operation, String sql, Supplier<Future<T>> query) {
        if (!telemetry.traces()) {
            return query.get();
        }
        Span span = telemetry
                .tracer()
                .spanBuilder(operation + " users")
                .setSpanKind(SpanKind.CLIENT)
                .setParent(TelemetryContext.current())
                .setAllAttributes(server)
                .setAttribute(OPERATION, operation)
                .setAttribute(QUERY, sql)
                .startSpan();
        return query.get().onComplete(done -> {
            if (done.failed()) {
                span.setStatus(StatusCode.ERROR).setAttribute(ERROR, errorType(done.cause()));
            }
            span.end();
        });
    }

    static String errorType(Throwable failure) {
        if (failure instanceof PgException refused && refused.getSqlState() != null) {
            return refused.getSqlState();
        }
        return failure instanceof TimeoutException || "Timeout".equals(failure.getMessage()) ? "timeout" : "connection";
    }
}
