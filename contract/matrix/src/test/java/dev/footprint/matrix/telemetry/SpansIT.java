package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Telemetry.Span;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** The span of a request. */
@Matrix
class SpansIT {
    private static final String USERS = "/api/v1/users";
    private static final String USER = "/api/v1/users/{id}";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("list", "GET " + USERS),
            Map.entry("get", "GET " + USER),
            Map.entry("head", "HEAD " + USER),
            Map.entry("options", "OPTIONS " + USER),
            Map.entry("create", "POST " + USERS),
            Map.entry("conflict", "POST " + USERS),
            Map.entry("unprocessable", "POST " + USERS),
            Map.entry("delete", "DELETE " + USER),
            Map.entry("gone", "GET " + USER),
            Map.entry("malformed", "GET " + USERS),
            Map.entry("unmatched", "GET"),
            Map.entry("unknown-method", "HTTP"));
    private final Recorded recorded;

    SpansIT(Recorded recorded) {
        this.recorded = recorded;
    }

    @Row(id = "telemetry.spans.one", value = "Each request has exactly one server span, whatever its answer.")
    void one() {
        all((soft, label) -> span(label));
    }

    @Row(
            id = "telemetry.spans.name",
            value =
                    "A span is named METHOD route; the method alone where no route matches; HTTP for an unknown method.")
    void name() {
        all((soft, label) -> soft.assertThat(span(label).name()).as(label).isEqualTo(NAMES.get(label)));
    }

    @Row(
            id = "telemetry.spans.route",
            value = "http.route is the template of the path, and absent where no route matches.")
    void route() {
        all((soft, label) -> {
            String name = NAMES.get(label);
            String route = name.contains(" ") ? name.substring(name.indexOf(' ') + 1) : null;
            soft.assertThat(span(label).attributes().get("http.route"))
                    .as(label)
                    .isEqualTo(route);
        });
    }

    @Row(id = "telemetry.spans.method", value = "http.request.method is the method; _OTHER for an unknown one.")
    void method() {
        all((soft, label) -> soft.assertThat(span(label).attributes().get("http.request.method"))
                .as(label)
                .isEqualTo(
                        label.equals("unknown-method")
                                ? "_OTHER"
                                : recorded.traffic.sent(label).method()));
    }

    @Row(id = "telemetry.spans.status-code", value = "http.response.status_code is the answer's, an integer.")
    void statusCode() {
        all((soft, label) -> soft.assertThat(span(label).attributes().get("http.response.status_code"))
                .as(label)
                .isEqualTo((long) recorded.traffic.sent(label).reply().status()));
    }

    @Row(
            id = "telemetry.spans.url",
            value = "url.path, url.scheme and url.query are as requested; no query, no url.query.")
    void url() {
        all((soft, label) -> {
            String[] target = recorded.traffic.sent(label).target().split("\\?");
            Map<String, Object> attributes = span(label).attributes();
            soft.assertThat(attributes.get("url.path")).as(label).isEqualTo(target[0]);
            soft.assertThat(attributes.get("url.scheme")).as(label).isEqualTo("http");
            soft.assertThat(attributes.get("url.query")).as(label).isEqualTo(target.length > 1 ? target[1] : null);
        });
    }

    @Row(id = "telemetry.spans.server-address", value = "server.address is the host of the Host header.")
    void serverAddress() {
        assertThat(span("get").attributes()).containsEntry("server.address", "127.0.0.1");
        assertThat(span("host").attributes()).containsEntry("server.address", "shop.example");
    }

    @Row(id = "telemetry.spans.status", value = "2xx and 4xx leave the span's status unset and have no error.type.")
    void status() {
        all((soft, label) -> {
            soft.assertThat(span(label).status()).as(label).isEqualTo(Span.UNSET);
            soft.assertThat(span(label).attributes()).as(label).doesNotContainKey("error.type");
        });
    }

    @Row(id = "telemetry.spans.health", value = "/health, /health/live and /health/ready make no span.")
    void health() {
        assertThat(List.of("health", "live", "ready"))
                .allSatisfy(label -> assertThat(recorded.telemetry.trace(
                                recorded.traffic.sent(label).traceId()))
                        .as(label)
                        .isEmpty());
        assertThat(recorded.telemetry.spans())
                .noneMatch(span ->
                        String.valueOf(span.attributes().get("url.path")).startsWith("/health"));
    }

    @Row(id = "telemetry.spans.parent", value = "traceparent is continued: same trace, the caller's span as parent.")
    void parent() {
        all((soft, label) -> soft.assertThat(span(label).parentId())
                .as(label)
                .isEqualTo(recorded.traffic.sent(label).parentId()));
    }

    @Row(id = "telemetry.spans.tracestate", value = "tracestate is kept on the span.")
    void tracestate() {
        assertThat(span("tracestate").traceState().replace(" ", "")).isEqualTo("vendor=value,other=1");
    }

    @Row(id = "telemetry.spans.unsampled", value = "A caller that does not sample is respected: no span.")
    void unsampled() {
        assertThat(recorded.telemetry.trace(recorded.traffic.sent("unsampled").traceId()))
                .isEmpty();
    }

    @Row(id = "telemetry.spans.root", value = "Without traceparent, or with a broken one, a new trace begins.")
    void root() {
        assertThat(List.of("/api/v1/users/5", "/api/v1/users/6")).allSatisfy(path -> {
            List<Span> spans = recorded.telemetry.serverSpans().stream()
                    .filter(span -> path.equals(span.attributes().get("url.path")))
                    .toList();
            assertThat(spans).as(path).singleElement().satisfies(span -> {
                assertThat(span.parentId()).isEmpty();
                assertThat(span.traceId()).matches("[0-9a-f]{32}").doesNotMatch("0+");
            });
        });
    }

    private Span span(String label) {
        return recorded.traffic.span(recorded.telemetry, label);
    }

    /** What a row says about one request. */
    @FunctionalInterface
    private interface Claim {
        void about(SoftAssertions soft, String label);
    }

    private void all(Claim claim) {
        SoftAssertions.assertSoftly(soft -> NAMES.keySet().stream().sorted().forEach(label -> {
            try {
                claim.about(soft, label);
            } catch (AssertionError e) {
                soft.fail(e.getMessage());
            }
        }));
    }
}
