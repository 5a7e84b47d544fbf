package dev.footprint.matrix.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpJsonTest {
    private static final String RESOURCE =
            "\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"x\"}}]}";

    @Test
    void readsSpans() {
        Telemetry telemetry = OtlpJson.parse("{\"resourceSpans\":[{" + RESOURCE + ",\"scopeSpans\":[{\"spans\":[{"
                + "\"traceId\":\"aa\",\"spanId\":\"bb\",\"parentSpanId\":\"cc\",\"traceState\":\"a=b\",\"name\":\"GET\",\"kind\":2,"
                + "\"status\":{\"code\":2},\"attributes\":[{\"key\":\"n\",\"value\":{\"intValue\":\"404\"}},"
                + "{\"key\":\"b\",\"value\":{\"boolValue\":true}}]}]}]}]}\n");
        assertThat(telemetry.spans())
                .containsExactly(new Telemetry.Span(
                        Map.of("service.name", "x"),
                        "aa",
                        "bb",
                        "cc",
                        "a=b",
                        "GET",
                        Telemetry.Span.SERVER,
                        Telemetry.Span.ERROR,
                        Map.of("n", 404L, "b", true)));
        assertThat(telemetry.trace("aa")).hasSize(1);
        assertThat(telemetry.trace("bb")).isEmpty();
    }

    @Test
    void readsLogRecords() {
        Telemetry telemetry = OtlpJson.parse("{\"resourceLogs\":[{" + RESOURCE + ",\"scopeLogs\":[{\"logRecords\":[{"
                + "\"timeUnixNano\":\"1700000000000000001\",\"severityNumber\":9,\"severityText\":\"INFO\","
                + "\"body\":{\"stringValue\":\"user created\"},\"traceId\":\"aa\",\"spanId\":\"bb\"}]}]}]}\n");
        assertThat(telemetry.logs("user created")).singleElement().satisfies(log -> {
            assertThat(log.timeNanos()).isEqualTo(1_700_000_000_000_000_001L);
            assertThat(log.severity()).isEqualTo(9);
            assertThat(log.traceId()).isEqualTo("aa");
        });
    }

    @Test
    void theNewestPointOfACumulativeHistogramCountsWhateverTheOrderOfArrival() {
        Telemetry telemetry = OtlpJson.parse(histogram("GET", 3, 100)
                + histogram("GET", 5, 300)
                + histogram("GET", 4, 200)
                + histogram("POST", 1, 300));
        assertThat(telemetry.points()).hasSize(4);
        assertThat(telemetry.newestPoints()).extracting(Telemetry.Point::count).containsExactly(5L, 1L);
        assertThat(telemetry.requestsCounted()).isEqualTo(6);
        assertThat(telemetry.points().getFirst().bounds()).isEqualTo(List.of(0.5));
    }

    @Test
    void anotherInstrumentIsSeenByItsName() {
        Telemetry telemetry =
                OtlpJson.parse("{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"name\":\"jvm.threads\","
                        + "\"gauge\":{}}]}]}]}\n");
        assertThat(telemetry.points()).extracting(Telemetry.Point::metric).containsExactly("jvm.threads");
    }

    @Test
    void aLineThatIsStillBeingWrittenIsLeftForLater() {
        assertThat(OtlpJson.parse(histogram("GET", 3, 100) + "{\"resourceSp").points())
                .hasSize(1);
        assertThat(OtlpJson.parse("").isEmpty()).isTrue();
    }

    private static String histogram(String method, int count, long nanos) {
        return "{\"resourceMetrics\":[{" + RESOURCE + ",\"scopeMetrics\":[{\"metrics\":[{\"name\":\"m\",\"unit\":\"s\","
                + "\"histogram\":{\"aggregationTemporality\":2,\"dataPoints\":[{\"timeUnixNano\":\"" + nanos
                + "\",\"count\":\""
                + count + "\",\"sum\":0.25,\"explicitBounds\":[0.5],\"bucketCounts\":[\"" + count + "\",\"0\"],"
                + "\"attributes\":[{\"key\":\"http.request.method\",\"value\":{\"stringValue\":\"" + method
                + "\"}}]}]}}]}]}]}\n";
    }
}
