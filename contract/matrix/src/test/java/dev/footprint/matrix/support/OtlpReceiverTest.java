package dev.footprint.matrix.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {
    private static final Resource RESOURCE =
            Resource.newBuilder().addAttributes(attribute("service.name", "x")).build();
    private final OtlpReceiver receiver = new OtlpReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void readsSpans() throws Exception {
        Span span = Span.newBuilder()
                .setTraceId(ByteString.fromHex("0af7651916cd43dd8448eb211c80319c"))
                .setSpanId(ByteString.fromHex("b7ad6b7169203331"))
                .setName("GET /a")
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
                .addAttributes(KeyValue.newBuilder()
                        .setKey("http.response.status_code")
                        .setValue(AnyValue.newBuilder().setIntValue(503)))
                .build();
        byte[] body = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(RESOURCE)
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
        assertThat(send("/v1/traces", body)).isEqualTo(200);
        assertThat(receiver.telemetry().spans())
                .containsExactly(new Telemetry.Span(
                        Map.of("service.name", "x"),
                        "0af7651916cd43dd8448eb211c80319c",
                        "b7ad6b7169203331",
                        "",
                        "",
                        "GET /a",
                        Telemetry.Span.SERVER,
                        Telemetry.Span.ERROR,
                        Map.of("http.response.status_code", 503L)));
        assertThat(receiver.exports("/v1/traces"))
                .singleElement()
                .extracting(OtlpReceiver.Export::items)
                .isEqualTo(1);
    }

    @Test
    void readsLogRecords() throws Exception {
        byte[] body = ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.newBuilder()
                                        .setBody(AnyValue.newBuilder().setStringValue("user created"))
                                        .setSeverityNumberValue(9))))
                .build()
                .toByteArray();
        send("/v1/logs", body);
        assertThat(receiver.telemetry().logs("user created"))
                .singleElement()
                .extracting(Telemetry.LogRecord::severity)
                .isEqualTo(9);
    }

    @Test
    void readsHistogramPoints() throws Exception {
        Histogram histogram = Histogram.newBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(HistogramDataPoint.newBuilder()
                        .setCount(3)
                        .addExplicitBounds(0.5)
                        .addBucketCounts(2)
                        .addBucketCounts(1))
                .build();
        byte[] body = ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .addScopeMetrics(ScopeMetrics.newBuilder()
                                .addMetrics(Metric.newBuilder().setName("m").setHistogram(histogram))))
                .build()
                .toByteArray();
        send("/v1/metrics", body);
        assertThat(receiver.telemetry().points()).singleElement().satisfies(point -> {
            assertThat(point.buckets()).isEqualTo(List.of(2L, 1L));
            assertThat(point.temporality()).isEqualTo(2);
        });
    }

    @Test
    void answersAsItIsTold() throws Exception {
        receiver.answer(503);
        assertThat(send("/v1/traces", new byte[0])).isEqualTo(503);
        assertThat(send("/v1/traces", new byte[] {1, 2, 3})).isEqualTo(400);
    }

    private int send(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}
