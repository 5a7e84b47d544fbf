package dev.footprint.service.telemetry;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TracingTest {

    @Singleton
    public static class Spans {

        private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

        @Produces
        @Singleton
        SpanProcessor processor() {
            return SimpleSpanProcessor.create(exporter);
        }
    }

    @Inject
    Spans spans;

    @BeforeEach
    void forget() {
        spans.exporter.reset();
    }

    @Test
    void spanIsNamedByItsRouteAndContinuesTheCallersTrace() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/v1/users/7");
        SpanData span = only();
        assertEquals("GET /api/v1/users/{id}", span.getName());
        assertEquals(SpanKind.SERVER, span.getKind());
        assertEquals("0af7651916cd43dd8448eb211c80319c", span.getTraceId());
        assertEquals("b7ad6b7169203331", span.getParentSpanId());
        assertEquals("GET", text(span, "http.request.method"));
        assertEquals("/api/v1/users/{id}", text(span, "http.route"));
        assertEquals("/api/v1/users/7", text(span, "url.path"));
        assertEquals("http", text(span, "url.scheme"));
        assertEquals("localhost", text(span, "server.address"));
        assertEquals(200L, span.getAttributes().get(AttributeKey.longKey("http.response.status_code")));
        assertEquals("1.0.0", span.getResource().getAttribute(AttributeKey.stringKey("service.version")));
    }

    @Test
    void headSpanSaysHead() {
        when().head("/api/v1/users/7");
        assertEquals("HEAD /api/v1/users/{id}", only().getName());
    }

    @Test
    void callersMistakeIsNoError() {
        when().get("/api/v1/users/999999999");
        SpanData span = only();
        assertEquals(StatusCode.UNSET, span.getStatus().getStatusCode());
        assertEquals(List.of(), span.getEvents());
    }

    @Test
    void faultIsAnErrorWithItsException() {
        when().get("/test/fault");
        SpanData span = only();
        assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode());
        assertEquals("exception", span.getEvents().getFirst().getName());
    }

    @Test
    void healthIsNotTraced() {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/health/ready?x=1")) {
            given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .get(path);
        }
        when().get("/api/v1/users");
        assertEquals("GET /api/v1/users", only().getName());
    }

    /** The span ends after its answer has been read. */
    private SpanData only() {
        long end = System.nanoTime() + 5_000_000_000L;
        while (spans.exporter.getFinishedSpanItems().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        List<SpanData> finished = spans.exporter.getFinishedSpanItems();
        assertTrue(finished.size() == 1, () -> "one span expected, got " + finished);
        return finished.getFirst();
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }
}
