package dev.footprint.matrix.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the collector's file: one OTLP JSON message a line, the last one perhaps still being written. */
final class OtlpJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Telemetry.Span> spans = new ArrayList<>();
    private final List<Telemetry.LogRecord> logs = new ArrayList<>();
    private final List<Telemetry.Point> points = new ArrayList<>();

    private OtlpJson() {}

    static Telemetry parse(String text) {
        OtlpJson reader = new OtlpJson();
        int end = text.lastIndexOf('\n') + 1;
        text.substring(0, end).lines().forEach(reader::line);
        return new Telemetry(List.copyOf(reader.spans), List.copyOf(reader.logs), List.copyOf(reader.points));
    }

    private void line(String line) {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the collector wrote a line that is no JSON: " + line, e);
        }
        for (JsonNode from : message.path("resourceSpans")) {
            Map<String, Object> resource = attributes(from.path("resource"));
            from.path("scopeSpans").forEach(s -> s.path("spans").forEach(span -> spans.add(span(resource, span))));
        }
        for (JsonNode from : message.path("resourceLogs")) {
            Map<String, Object> resource = attributes(from.path("resource"));
            from.path("scopeLogs").forEach(s -> s.path("logRecords").forEach(log -> logs.add(log(resource, log))));
        }
        for (JsonNode from : message.path("resourceMetrics")) {
            Map<String, Object> resource = attributes(from.path("resource"));
            from.path("scopeMetrics").forEach(s -> s.path("metrics").forEach(metric -> points(resource, metric)));
        }
    }

    private static Telemetry.Span span(Map<String, Object> resource, JsonNode span) {
        return new Telemetry.Span(
                resource,
                span.path("traceId").asText(),
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(),
                span.path("traceState").asText(),
                span.path("name").asText(),
                span.path("kind").asInt(),
                span.path("status").path("code").asInt(),
                attributes(span));
    }

    private static Telemetry.LogRecord log(Map<String, Object> resource, JsonNode log) {
        return new Telemetry.LogRecord(
                resource,
                value(log.path("body")),
                log.path("severityNumber").asInt(),
                log.path("severityText").asText(),
                log.path("timeUnixNano").asLong(),
                log.path("traceId").asText(),
                log.path("spanId").asText(),
                attributes(log));
    }

    private void points(Map<String, Object> resource, JsonNode metric) {
        JsonNode histogram = metric.path("histogram");
        for (JsonNode point : histogram.path("dataPoints")) {
            List<Double> bounds = new ArrayList<>();
            point.path("explicitBounds").forEach(b -> bounds.add(b.asDouble()));
            List<Long> buckets = new ArrayList<>();
            point.path("bucketCounts").forEach(b -> buckets.add(b.asLong()));
            points.add(new Telemetry.Point(
                    resource,
                    metric.path("name").asText(),
                    metric.path("unit").asText(),
                    histogram.path("aggregationTemporality").asInt(),
                    point.path("timeUnixNano").asLong(),
                    bounds,
                    buckets,
                    point.path("count").asLong(),
                    point.path("sum").asDouble(),
                    attributes(point)));
        }
        if (histogram.isMissingNode()) {
            // Nothing but a histogram is promised: anything else is kept by name, so that a row can say what it is.
            points.add(new Telemetry.Point(
                    resource, metric.path("name").asText(), "", 0, 0, List.of(), List.of(), 0, 0, Map.of()));
        }
    }

    private static Map<String, Object> attributes(JsonNode holder) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        holder.path("attributes").forEach(a -> attributes.put(a.path("key").asText(), value(a.path("value"))));
        return attributes;
    }

    private static Object value(JsonNode value) {
        if (value.has("intValue")) {
            return value.path("intValue").asLong();
        }
        if (value.has("boolValue")) {
            return value.path("boolValue").asBoolean();
        }
        if (value.has("doubleValue")) {
            return value.path("doubleValue").asDouble();
        }
        return value.has("stringValue") ? value.path("stringValue").asText() : value.toString();
    }
}
