package dev.footprint.matrix.support;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads OTLP's protobuf messages. */
final class OtlpProto {
    private OtlpProto() {}

    static Telemetry spans(ExportTraceServiceRequest request) {
        List<Telemetry.Span> spans = new ArrayList<>();
        request.getResourceSpansList().forEach(from -> {
            Map<String, Object> resource = attributes(from.getResource().getAttributesList());
            from.getScopeSpansList()
                    .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(span(resource, span))));
        });
        return new Telemetry(List.copyOf(spans), List.of(), List.of());
    }

    private static Telemetry.Span span(Map<String, Object> resource, Span span) {
        return new Telemetry.Span(
                resource,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getTraceState(),
                span.getName(),
                span.getKindValue(),
                span.getStatus().getCodeValue(),
                attributes(span.getAttributesList()));
    }

    static Telemetry logs(ExportLogsServiceRequest request) {
        List<Telemetry.LogRecord> logs = new ArrayList<>();
        request.getResourceLogsList().forEach(from -> {
            Map<String, Object> resource = attributes(from.getResource().getAttributesList());
            from.getScopeLogsList()
                    .forEach(scope -> scope.getLogRecordsList().forEach(log -> logs.add(log(resource, log))));
        });
        return new Telemetry(List.of(), List.copyOf(logs), List.of());
    }

    private static Telemetry.LogRecord log(Map<String, Object> resource, LogRecord log) {
        return new Telemetry.LogRecord(
                resource,
                value(log.getBody()),
                log.getSeverityNumberValue(),
                log.getSeverityText(),
                log.getTimeUnixNano(),
                hex(log.getTraceId()),
                hex(log.getSpanId()),
                attributes(log.getAttributesList()));
    }

    static Telemetry points(ExportMetricsServiceRequest request) {
        List<Telemetry.Point> points = new ArrayList<>();
        request.getResourceMetricsList().forEach(from -> {
            Map<String, Object> resource = attributes(from.getResource().getAttributesList());
            from.getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList()
                            .forEach(metric -> metric.getHistogram()
                                    .getDataPointsList()
                                    .forEach(point -> points.add(point(resource, metric, point)))));
        });
        return new Telemetry(List.of(), List.of(), List.copyOf(points));
    }

    private static Telemetry.Point point(Map<String, Object> resource, Metric metric, HistogramDataPoint point) {
        return new Telemetry.Point(
                resource,
                metric.getName(),
                metric.getUnit(),
                metric.getHistogram().getAggregationTemporalityValue(),
                point.getTimeUnixNano(),
                point.getExplicitBoundsList(),
                point.getBucketCountsList(),
                point.getCount(),
                point.getSum(),
                attributes(point.getAttributesList()));
    }

    private static Map<String, Object> attributes(List<KeyValue> list) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        list.forEach(a -> attributes.put(a.getKey(), value(a.getValue())));
        return attributes;
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> value.getIntValue();
            case BOOL_VALUE -> value.getBoolValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case STRING_VALUE -> value.getStringValue();
            default -> value.toString();
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
