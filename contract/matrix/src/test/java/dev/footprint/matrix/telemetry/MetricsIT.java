package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Telemetry.Point;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The one metric. */
@Matrix
class MetricsIT {
    private static final Set<String> ALLOWED = Set.of(
            "http.request.method",
            "http.response.status_code",
            "url.scheme",
            "http.route",
            "error.type",
            "network.protocol.name",
            "network.protocol.version");
    private final Recorded recorded;

    MetricsIT(Recorded recorded) {
        this.recorded = recorded;
    }

    @Row(
            id = "telemetry.metric.instrument",
            value =
                    "The one instrument is http.server.request.duration, a histogram in seconds, cumulative, with the bounds of "
                            + "the conventions.")
    void instrument() {
        assertThat(recorded.telemetry.points()).isNotEmpty().allSatisfy(point -> {
            assertThat(point.metric()).isEqualTo("http.server.request.duration");
            assertThat(point.unit()).isEqualTo("s");
            assertThat(point.temporality()).as("temporality").isEqualTo(2);
            assertThat(point.bounds())
                    .isEqualTo(
                            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0));
        });
    }

    @Row(id = "telemetry.metric.attributes", value = "Its points have the promised attributes and no others.")
    void attributes() {
        assertThat(recorded.telemetry.newestPoints()).isNotEmpty().allSatisfy(point -> {
            assertThat(ALLOWED).containsAll(point.attributes().keySet());
            assertThat(point.attributes())
                    .containsKeys("http.request.method", "http.response.status_code")
                    .containsEntry("url.scheme", "http");
            assertThat(point.attributes().get("http.response.status_code")).isInstanceOf(Long.class);
        });
    }

    @Row(
            id = "telemetry.metric.counts",
            value =
                    "Every request is counted under its method, route and status, unsampled ones too, health endpoints not.")
    void counts() {
        Map<String, Long> expected = new TreeMap<>(Map.ofEntries(
                Map.entry("DELETE /api/v1/users/{id} 204", 1L),
                Map.entry("GET /api/v1/users 200", 1L),
                Map.entry("GET /api/v1/users 400", 1L),
                // get, tracestate, host, unsampled, and two without a context
                Map.entry("GET /api/v1/users/{id} 200", 6L),
                Map.entry("GET /api/v1/users/{id} 404", 1L),
                Map.entry("GET null 404", 1L),
                Map.entry("HEAD /api/v1/users/{id} 200", 1L),
                Map.entry("OPTIONS /api/v1/users/{id} 204", 1L),
                Map.entry("POST /api/v1/users 201", 1L),
                Map.entry("POST /api/v1/users 409", 1L),
                Map.entry("POST /api/v1/users 422", 1L),
                Map.entry("_OTHER null 404", 1L)));
        Map<String, Long> counted = new TreeMap<>();
        recorded.telemetry.newestPoints().forEach(point -> counted.merge(key(point), point.count(), Long::sum));
        assertThat(counted).isEqualTo(expected);
    }

    @Row(
            id = "telemetry.metric.buckets",
            value = "A point's buckets add up to its count, and its sum is a time in seconds.")
    void buckets() {
        assertThat(recorded.telemetry.newestPoints()).isNotEmpty().allSatisfy(point -> {
            assertThat(point.buckets().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(point.count());
            assertThat(point.sum()).isPositive().isLessThan(5.0 * point.count());
        });
    }

    private static String key(Point point) {
        Map<String, Object> attributes = point.attributes();
        return attributes.get("http.request.method") + " " + attributes.get("http.route") + " "
                + attributes.get("http.response.status_code");
    }
}
