package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Telemetry.Span;
import java.util.List;
import java.util.Map;

/** The spans of queries. */
@Matrix
class DatabaseSpansIT {
    private static final Map<String, String> OPERATIONS = Map.of(
            "list", "SELECT",
            "get", "SELECT",
            "create", "INSERT",
            "conflict", "INSERT",
            "delete", "DELETE");
    private static final Map<String, String> STATEMENTS = Map.of(
            "list", "SELECT id, name, email FROM users WHERE id > $1 ORDER BY id LIMIT $2",
            "get", "SELECT id, name, email FROM users WHERE id = $1",
            "create", "INSERT INTO users (name, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id",
            "conflict", "INSERT INTO users (name, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id",
            "delete", "DELETE FROM users WHERE id = $1");
    private final RecordedWithStore recorded;

    DatabaseSpansIT(RecordedWithStore recorded) {
        this.recorded = recorded;
    }

    @Row(
            id = "telemetry.db.span",
            value = "Each query is one span of kind CLIENT, child of the request's span, named OPERATION users.")
    void span() {
        OPERATIONS.forEach((label, operation) -> {
            Span query = query(label);
            assertThat(query.parentId())
                    .as(label)
                    .isEqualTo(recorded.traffic.span(recorded.telemetry, label).spanId());
            assertThat(query.name()).as(label).isEqualTo(operation + " users");
        });
    }

    @Row(
            id = "telemetry.db.attributes",
            value = "It has the promised attributes: system, operation, collection, server.")
    void attributes() {
        OPERATIONS.forEach((label, operation) -> assertThat(query(label).attributes())
                .as(label)
                .containsEntry("db.system.name", "postgresql")
                .containsEntry("db.operation.name", operation)
                .containsEntry("db.collection.name", "users")
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", (long) recorded.store.port()));
    }

    @Row(id = "telemetry.db.text", value = "db.query.text is the statement with its placeholders, never a value.")
    void text() {
        STATEMENTS.forEach((label, statement) ->
                assertThat(query(label).attributes()).as(label).containsEntry("db.query.text", statement));
        assertThat(recorded.telemetry.spans().toString()).doesNotContain("re@corded.test");
    }

    @Row(
            id = "telemetry.db.status",
            value = "Queries that worked leave their status unset, a duplicate email's INSERT too.")
    void status() {
        OPERATIONS.keySet().forEach(label -> {
            assertThat(query(label).status()).as(label).isEqualTo(Span.UNSET);
            assertThat(query(label).attributes()).as(label).doesNotContainKey("error.type");
        });
    }

    @Row(id = "telemetry.db.health", value = "Readiness asks the store without a span.")
    void health() {
        assertThat(recorded.telemetry.trace(recorded.traffic.sent("ready").traceId()))
                .isEmpty();
        assertThat(recorded.telemetry.spans())
                .as("spans that belong to no request of a user")
                .noneMatch(span -> span.kind() == Span.CLIENT && span.parentId().isEmpty())
                .noneMatch(span -> "SELECT 1".equals(span.attributes().get("db.query.text")));
    }

    @Row(
            id = "telemetry.db.failure",
            value =
                    "With the store away the query's span is Error with an error.type, and so is the request's, with error.type 503.")
    void failure() {
        Span request = recorded.traffic.span(recorded.telemetry, "away");
        assertThat(recorded.traffic.sent("away").reply().status()).isEqualTo(503);
        assertThat(request.status()).isEqualTo(Span.ERROR);
        assertThat(request.attributes())
                .containsEntry("error.type", "503")
                .containsEntry("http.response.status_code", 503L)
                .containsEntry("http.route", "/api/v1/users/{id}");
        Span query = query("away");
        assertThat(query.status()).isEqualTo(Span.ERROR);
        assertThat(String.valueOf(query.attributes().getOrDefault("error.type", "")))
                .isNotBlank();
    }

    @Row(id = "telemetry.metric.error-type", value = "A 5xx is counted with error.type, its status code as a string.")
    void errorType() {
        assertThat(recorded.telemetry.newestPoints())
                .filteredOn(point -> Long.valueOf(503).equals(point.attributes().get("http.response.status_code")))
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.attributes()).containsEntry("error.type", "503"));
    }

    @Row(id = "telemetry.logs.server-error", value = "A 5xx is logged, WARN or ERROR, inside the request's span.")
    void serverError() {
        String traceId = recorded.traffic.sent("away").traceId();
        assertThat(recorded.lines)
                .filteredOn(line -> line.path("trace_id").asText().equals(traceId))
                .isNotEmpty()
                .allMatch(line ->
                        List.of("WARN", "ERROR").contains(line.path("level").asText()));
    }

    private Span query(String label) {
        List<Span> queries = recorded
                .telemetry
                .trace(recorded.traffic.sent(label).traceId())
                .stream()
                .filter(span -> span.kind() == Span.CLIENT)
                .toList();
        assertThat(queries).as("query spans of the request \"" + label + "\"").hasSize(1);
        return queries.getFirst();
    }
}
