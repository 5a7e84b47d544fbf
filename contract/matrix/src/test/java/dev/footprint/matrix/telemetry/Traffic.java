package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Telemetry;
import dev.footprint.matrix.support.Telemetry.Span;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Requests that carry a trace context each, so that their telemetry can be told apart. */
final class Traffic {
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());
    private final ServiceContainer service;
    private final Map<String, Sent> sent = new LinkedHashMap<>();

    Traffic(ServiceContainer service) {
        this.service = service;
    }

    /** A request and its answer. @param parentId the caller's span */
    record Sent(String label, String method, String target, String traceId, String parentId, Reply reply) {}

    Sent send(String label, String method, String target, String body, String... fields) throws IOException {
        return send("01", label, method, target, body, fields);
    }

    /** The caller has decided that nothing of this request is recorded. */
    Sent unsampled(String label, String method, String target) throws IOException {
        return send("00", label, method, target, null, new String[0]);
    }

    private Sent send(String flags, String label, String method, String target, String body, String... fields)
            throws IOException {
        String traceId = "%032x".formatted(NEXT.incrementAndGet());
        String parentId = "%016x".formatted(NEXT.incrementAndGet());
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "traceparent: 00-" + traceId + "-" + parentId + "-" + flags;
        all[fields.length + 1] = "Content-Type: application/json";
        try (Connection connection = new Connection(service.port())) {
            Reply reply = connection.send(method, target, body, all);
            Sent request = new Sent(label, method, target, traceId, parentId, reply);
            sent.put(label, request);
            return request;
        }
    }

    Sent sent(String label) {
        return sent.get(label);
    }

    List<Sent> all() {
        return List.copyOf(sent.values());
    }

    /** Whether the server span of each request that the caller wanted recorded has arrived. */
    boolean allIn(Telemetry telemetry) {
        return sent.values().stream()
                .filter(request -> !request.label().startsWith("unsampled"))
                .allMatch(request -> !telemetry.trace(request.traceId()).isEmpty());
    }

    /** The one server span of a request. */
    Span span(Telemetry telemetry, String label) {
        List<Span> spans = telemetry.trace(sent.get(label).traceId()).stream()
                .filter(span -> span.kind() == Span.SERVER)
                .toList();
        assertThat(spans).as("server spans of the request \"" + label + "\"").hasSize(1);
        return spans.getFirst();
    }
}
