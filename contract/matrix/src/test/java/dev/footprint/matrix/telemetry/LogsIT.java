package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Telemetry.LogRecord;
import dev.footprint.matrix.support.Telemetry.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Log lines, and the same records over OTLP. */
@Matrix
class LogsIT {
    private static final Set<String> LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
    private final Recorded recorded;

    LogsIT(Recorded recorded) {
        this.recorded = recorded;
    }

    @Row(
            id = "telemetry.logs.shape",
            value = "Every line on stdout is a JSON object with timestamp (RFC 3339), level and message.")
    void shape() {
        assertThat(recorded.lines).isNotEmpty().allSatisfy(line -> {
            Instant time = OffsetDateTime.parse(line.path("timestamp").asText()).toInstant();
            assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofMinutes(10));
            assertThat(LEVELS).contains(line.path("level").asText());
            assertThat(line.path("message").isTextual())
                    .as("message is a string: " + line)
                    .isTrue();
        });
    }

    @Row(
            id = "telemetry.logs.correlated",
            value =
                    "`user created` and `user deleted` are INFO lines with trace_id and span_id of the request's span and user.id.")
    void correlated() {
        correlated("user created", "create");
        correlated("user deleted", "delete");
    }

    private void correlated(String message, String label) {
        Span span = recorded.traffic.span(recorded.telemetry, label);
        List<JsonNode> lines = lines(message);
        assertThat(lines).as(message).hasSize(1);
        JsonNode line = lines.getFirst();
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("trace_id").asText()).as("trace_id of " + line).isEqualTo(span.traceId());
        assertThat(line.path("span_id").asText()).as("span_id of " + line).isEqualTo(span.spanId());
        assertThat(line.toString()).contains("\"user.id\":" + recorded.createdId);
    }

    @Row(
            id = "telemetry.logs.otlp",
            value =
                    "The same records arrive over OTLP: body, severity, time, trace and span id, user.id as an integer.")
    void otlp() {
        otlp("user created", "create");
        otlp("user deleted", "delete");
    }

    private void otlp(String message, String label) {
        Span span = recorded.traffic.span(recorded.telemetry, label);
        assertThat(recorded.telemetry.logs(message)).as(message).singleElement().satisfies(log -> {
            assertThat(log.severity()).as("severity").isEqualTo(9);
            assertThat(log.severityText()).isEqualTo("INFO");
            assertThat(log.traceId()).as("trace id").isEqualTo(span.traceId());
            assertThat(log.spanId()).as("span id").isEqualTo(span.spanId());
            assertThat(log.attributes()).containsEntry("user.id", Long.parseLong(recorded.createdId));
            Instant line = OffsetDateTime.parse(
                            lines(message).getFirst().path("timestamp").asText())
                    .toInstant();
            assertThat(Duration.between(time(log), line).abs())
                    .as("time of the line and of the record")
                    .isLessThan(Duration.ofSeconds(1));
        });
    }

    private static Instant time(LogRecord log) {
        return Instant.ofEpochSecond(0, log.timeNanos());
    }

    @Row(
            id = "telemetry.logs.both-ways",
            value = "What is logged while it serves is on stdout and in OTLP alike, under the same message.")
    void bothWays() {
        List<String> arrived = recorded.telemetry.logs().stream()
                .map(log -> String.valueOf(log.body()))
                .toList();
        List<String> written = recorded.lines.stream()
                .map(line -> line.path("message").asText())
                .toList();
        assertThat(written).as("lines on stdout").containsAll(arrived);
    }

    @Row(id = "telemetry.logs.no-line-per-request", value = "No line per request; outside a span no trace_id.")
    void noLinePerRequest() {
        List<JsonNode> inASpan = recorded.lines.stream()
                .filter(line -> line.has("trace_id") || line.has("span_id"))
                .toList();
        assertThat(inASpan)
                .as("lines with a trace id: one for each change of a user")
                .extracting(line -> line.path("message").asText())
                .containsExactlyInAnyOrder("user created", "user deleted");
    }

    private List<JsonNode> lines(String message) {
        return recorded.lines.stream()
                .filter(line -> line.path("message").asText().equals(message))
                .toList();
    }
}
