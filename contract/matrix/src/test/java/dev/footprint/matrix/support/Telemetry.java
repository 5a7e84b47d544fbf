package dev.footprint.matrix.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What arrived over OTLP. Ids are lower-case hexadecimal; integers are Long. */
public record Telemetry(List<Span> spans, List<LogRecord> logs, List<Point> points) {
    public static final Telemetry NONE = new Telemetry(List.of(), List.of(), List.of());

    /** @param kind the protocol's number: 2 is SERVER, 3 CLIENT; @param status 0 is unset, 2 Error */
    public record Span(
            Map<String, Object> resource,
            String traceId,
            String spanId,
            String parentId,
            String traceState,
            String name,
            int kind,
            int status,
            Map<String, Object> attributes) {
        public static final int SERVER = 2;
        public static final int CLIENT = 3;
        public static final int UNSET = 0;
        public static final int ERROR = 2;
    }

    /** A log record. */
    public record LogRecord(
            Map<String, Object> resource,
            Object body,
            int severity,
            String severityText,
            long timeNanos,
            String traceId,
            String spanId,
            Map<String, Object> attributes) {}

    /** One point of a histogram. @param temporality the protocol's number: 2 is cumulative */
    public record Point(
            Map<String, Object> resource,
            String metric,
            String unit,
            int temporality,
            long timeNanos,
            List<Double> bounds,
            List<Long> buckets,
            long count,
            double sum,
            Map<String, Object> attributes) {}

    public Telemetry plus(Telemetry more) {
        return new Telemetry(joined(spans, more.spans), joined(logs, more.logs), joined(points, more.points));
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        List<T> all = new ArrayList<>(a);
        all.addAll(b);
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return spans.isEmpty() && logs.isEmpty() && points.isEmpty();
    }

    public List<Span> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    public List<Span> serverSpans() {
        return spans.stream().filter(span -> span.kind() == Span.SERVER).toList();
    }

    public List<LogRecord> logs(Object body) {
        return logs.stream().filter(log -> body.equals(log.body())).toList();
    }

    /**
     * The newest point of each attribute set: what a cumulative histogram says last. Newest by the point's own time, as
     * OTLP defines it: an export that a shutdown has broken off may arrive after the last one.
     */
    public List<Point> newestPoints() {
        Map<Object, Point> newest = new java.util.LinkedHashMap<>();
        points.forEach(point -> newest.merge(
                List.of(point.metric(), point.attributes()),
                point,
                (a, b) -> Long.compareUnsigned(a.timeNanos(), b.timeNanos()) > 0 ? a : b));
        return List.copyOf(newest.values());
    }

    public long requestsCounted() {
        return newestPoints().stream().mapToLong(Point::count).sum();
    }

    /** Every resource that something came from. */
    public Stream<Map<String, Object>> resources() {
        return Stream.of(
                        spans.stream().map(Span::resource),
                        logs.stream().map(LogRecord::resource),
                        points.stream().map(Point::resource))
                .flatMap(s -> s)
                .distinct();
    }

    @Override
    public String toString() {
        return spans.size() + " spans "
                + spans.stream().map(Span::name).distinct().toList() + ", " + logs.size()
                + " log records "
                + logs.stream().map(LogRecord::body).distinct().toList() + ", " + points.size()
                + " points";
    }
}
