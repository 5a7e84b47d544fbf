package dev.footprint.service.telemetry;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RecordedTelemetry.Profile.class)
class TelemetryTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    RecordedTelemetry telemetry;

    @BeforeEach
    void forget() {
        telemetry.spans.reset();
        telemetry.logs.reset();
    }

    @Test
    void spanIsNamedByItsRouteAndContinuesTheCallersTrace() {
        given().header("traceparent", PARENT)
                .header("tracestate", "a=b")
                .urlEncodingEnabled(false)
                .get("/api/v1/users/%37?x=%20");
        SpanData span = only();
        assertEquals("GET /api/v1/users/{id}", span.getName());
        assertEquals(SpanKind.SERVER, span.getKind());
        assertEquals("0af7651916cd43dd8448eb211c80319c", span.getTraceId());
        assertEquals("b7ad6b7169203331", span.getParentSpanId());
        assertEquals("b", span.getSpanContext().getTraceState().get("a"));
        assertEquals(StatusCode.UNSET, span.getStatus().getStatusCode());
        assertEquals(
                Attributes.builder()
                        .put("http.request.method", "GET")
                        .put("http.route", "/api/v1/users/{id}")
                        .put("http.response.status_code", 200)
                        .put("url.path", "/api/v1/users/%37")
                        .put("url.query", "x=%20")
                        .put("url.scheme", "http")
                        .put("server.address", "localhost")
                        .build(),
                Attributes.builder().putAll(span.getAttributes()).build());
    }

    @Test
    void callersDecisionIsRespected() {
        given().header("traceparent", PARENT.substring(0, PARENT.length() - 1) + "0")
                .get("/api/v1/users/7");
        when().head("/api/v1/users/7");
        assertEquals("HEAD /api/v1/users/{id}", only().getName());
    }

    @Test
    void whereNoRouteMatchesTheNameIsTheMethod() {
        when().get("/nowhere");
        SpanData span = only();
        assertEquals("GET", span.getName());
        assertNull(text(span, "http.route"));
        assertEquals(StatusCode.UNSET, span.getStatus().getStatusCode());
        assertNull(text(span, "error.type"));
    }

    @Test
    void unknownMethodIsOther() {
        given().request("BREW", "/nowhere");
        SpanData span = only();
        assertEquals("HTTP", span.getName());
        assertEquals("_OTHER", text(span, "http.request.method"));
    }

    @Test
    void healthIsNeitherTracedNorCounted() {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/health/ready?x=1")) {
            given().header("traceparent", PARENT).get(path);
            when().post(path);
        }
        when().get("/api/v1/users");
        assertEquals("GET /api/v1/users", only().getName());
        assertTrue(
                routes().stream().noneMatch(route -> String.valueOf(route).startsWith("/health")), routes()::toString);
    }

    @Test
    void requestsAreCountedWithFewAttributes() {
        given().header("traceparent", PARENT.substring(0, PARENT.length() - 1) + "0")
                .get("/api/v1/users/nobody?x=1");
        MetricData metric = metric();
        assertEquals("s", metric.getUnit());
        HistogramPointData point = metric.getHistogramData().getPoints().stream()
                .filter(some -> some.getAttributes()
                        .equals(Attributes.builder()
                                .put("http.request.method", "GET")
                                .put("http.response.status_code", 400)
                                .put("http.route", "/api/v1/users/{id}")
                                .put("url.scheme", "http")
                                .build()))
                .findAny()
                .orElseThrow();
        assertEquals(
                List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0),
                point.getBoundaries());
    }

    @Test
    void changesAreLoggedInsideTheirSpan() {
        String location = given().contentType("application/json")
                .body("{\"name\":\"a\",\"email\":\"logged@b.c\"}")
                .post("/api/v1/users")
                .header("Location");
        SpanData span = only();
        LogRecordData log = telemetry.logs.getFinishedLogRecordItems().getFirst();
        assertEquals("user created", log.getBodyValue().asString());
        assertEquals("INFO", log.getSeverityText());
        assertEquals(9, log.getSeverity().getSeverityNumber());
        assertEquals(span.getSpanContext(), log.getSpanContext());
        long id = Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
        assertEquals(id, log.getAttributes().get(AttributeKey.longKey("user.id")));
        when().delete(location);
        assertEquals(
                "user deleted",
                telemetry
                        .logs
                        .getFinishedLogRecordItems()
                        .getLast()
                        .getBodyValue()
                        .asString());
    }

    /** The span ends after its answer has been read. */
    private SpanData only() {
        long end = System.nanoTime() + 5_000_000_000L;
        while (telemetry.spans.getFinishedSpanItems().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        List<SpanData> finished = telemetry.spans.getFinishedSpanItems();
        assertEquals(1, finished.size(), finished::toString);
        return finished.getFirst();
    }

    private MetricData metric() {
        List<MetricData> all = List.copyOf(telemetry.metrics.collectAllMetrics());
        assertEquals(
                List.of("http.server.request.duration"),
                all.stream().map(MetricData::getName).toList());
        return all.getFirst();
    }

    private Set<String> routes() {
        return metric().getHistogramData().getPoints().stream()
                .map(point -> String.valueOf(point.getAttributes().get(AttributeKey.stringKey("http.route"))))
                .collect(Collectors.toSet());
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }
}
