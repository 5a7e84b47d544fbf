package dev.footprint.service.http;

import dev.footprint.service.telemetry.Telemetry;
import dev.footprint.service.telemetry.TelemetryContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The server span and the duration of each request, by the stable HTTP conventions. */
@Singleton
public class RequestTelemetry {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private static final Set<String> KNOWN =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final double NANOS = 1e9;

    private static final TextMapGetter<HttpServerRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public String get(HttpServerRequest request, String name) {
            return request.getHeader(name);
        }
    };

    // What is measured is told apart by few values: the sets of attributes are made once.
    private record Series(String method, Route route, int status) {}

    private final Map<Series, Attributes> series = new ConcurrentHashMap<>();
    private final Telemetry telemetry;

    public RequestTelemetry(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** @param route null where none matches */
    void begin(RoutingContext context, Route route, String sent) {
        String method = KNOWN.contains(sent) ? sent : "_OTHER";
        if (telemetry.metrics()) {
            long begin = System.nanoTime();
            context.addEndHandler(done -> count(context, route, method, System.nanoTime() - begin));
        }
        // Where traces are off but logs are not, the caller's trace still is the one that a log line belongs to.
        if (telemetry.traces() || telemetry.logs()) {
            trace(context, route, method);
        }
    }

    private void trace(RoutingContext context, Route route, String method) {
        HttpServerRequest request = context.request();
        Context parent = request.headers().contains("traceparent")
                ? W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS)
                : Context.root();
        if (!telemetry.traces()) {
            TelemetryContext.set(parent);
            return;
        }
        Span span = start(request, parent, route, method);
        TelemetryContext.set(parent.with(span));
        context.addEndHandler(done -> end(span, context));
    }

    private Span start(HttpServerRequest request, Context parent, Route route, String method) {
        String verb = method.equals("_OTHER") ? "HTTP" : method;
        SpanBuilder span = telemetry
                .tracer()
                .spanBuilder(route == null ? verb : verb + " " + route.template())
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setAttribute(METHOD, method)
                .setAttribute(SCHEME, "http");
        if (request.path() != null) {
            span.setAttribute(PATH, request.path());
        }
        if (request.query() != null) {
            span.setAttribute(QUERY, request.query());
        }
        if (route != null) {
            span.setAttribute(ROUTE, route.template());
        }
        HostAndPort host = request.authority();
        if (host != null) {
            span.setAttribute(ADDRESS, host.host());
        }
        return span.startSpan();
    }

    // A request that nobody waits for any more has no status.
    private static void end(Span span, RoutingContext context) {
        if (context.response().headWritten()) {
            int status = context.response().getStatusCode();
            span.setAttribute(STATUS, status);
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR).setAttribute(ERROR, Integer.toString(status));
            }
        }
        span.end();
    }

    private void count(RoutingContext context, Route route, String method, long nanos) {
        if (context.response().headWritten()) {
            Series key = new Series(method, route, context.response().getStatusCode());
            telemetry
                    .requestDuration()
                    .record(nanos / NANOS, series.computeIfAbsent(key, RequestTelemetry::attributes));
        }
    }

    private static Attributes attributes(Series series) {
        AttributesBuilder attributes = Attributes.builder()
                .put(METHOD, series.method())
                .put(STATUS, series.status())
                .put(SCHEME, "http");
        if (series.route() != null) {
            attributes.put(ROUTE, series.route().template());
        }
        if (series.status() >= 500) {
            attributes.put(ERROR, Integer.toString(series.status()));
        }
        return attributes.build();
    }
}
