package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.FixedPorts;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.OtlpReceiver;
import dev.footprint.matrix.support.OtlpReceiver.Export;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where telemetry goes, how, and what switches it off: each variable by itself. */
@Matrix
class ExportIT {
    private static final Set<String> ALL = Set.of("/v1/traces", "/v1/metrics", "/v1/logs");
    private final Contender contender;

    ExportIT(Contender contender) {
        this.contender = contender;
    }

    @Row(id = "telemetry.export.endpoint", value = "OTEL_EXPORTER_OTLP_ENDPOINT: each signal's path is appended to it.")
    void endpoint() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            oneUser(service(receiver.endpoint()));
            assertThat(paths(receiver)).isEqualTo(ALL);
        }
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            oneUser(service(receiver.endpoint() + "/in/a/folder/"));
            assertThat(paths(receiver))
                    .isEqualTo(ALL.stream().map(path -> "/in/a/folder" + path).collect(Collectors.toSet()));
        }
    }

    @Row(
            id = "telemetry.export.default-endpoint",
            value = "Without an endpoint everything goes to http://localhost:4318.")
    void defaultEndpoint() throws Exception {
        FixedPorts.COLLECTOR.alone(() -> {
            try (OtlpReceiver receiver = new OtlpReceiver(FixedPorts.COLLECTOR.port())) {
                oneUser(service("").withEnv("OTEL_SERVICE_NAME", "default-" + contender.name()));
                assertThat(receiver.telemetry().spans())
                        .anyMatch(span -> ("default-" + contender.name())
                                .equals(span.resource().get("service.name")));
            }
        });
    }

    @Row(id = "telemetry.export.signal-endpoint", value = "A signal's own endpoint wins, and is used as it is.")
    void signalEndpoint() throws IOException {
        try (OtlpReceiver common = new OtlpReceiver();
                OtlpReceiver own = new OtlpReceiver()) {
            oneUser(service(common.endpoint())
                    .withEnv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", own.endpoint() + "/my/traces"));
            assertThat(paths(own)).containsExactly("/my/traces");
            assertThat(paths(common)).containsExactlyInAnyOrder("/v1/metrics", "/v1/logs");
        }
        try (OtlpReceiver common = new OtlpReceiver();
                OtlpReceiver own = new OtlpReceiver()) {
            oneUser(service(common.endpoint())
                    .withEnv("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", own.endpoint() + "/my/metrics")
                    .withEnv("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", own.endpoint() + "/my/logs"));
            assertThat(paths(own)).containsExactlyInAnyOrder("/my/metrics", "/my/logs");
            assertThat(paths(common)).containsExactly("/v1/traces");
        }
    }

    @Row(
            id = "telemetry.export.headers",
            value = "OTEL_EXPORTER_OTLP_HEADERS, percent-decoded, are sent with every export.")
    void headers() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            oneUser(service(receiver.endpoint())
                    .withEnv("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cr3t, x-tenant=the%20red%2Cteam"));
            assertThat(paths(receiver)).isEqualTo(ALL);
            assertThat(receiver.exports()).allSatisfy(export -> {
                assertThat(export.headers().getFirst("api-key"))
                        .as(export.path())
                        .isEqualTo("s3cr3t");
                assertThat(export.headers().getFirst("x-tenant"))
                        .as(export.path())
                        .isEqualTo("the red,team");
            });
        }
    }

    @Row(id = "telemetry.export.protocol", value = "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf is what is sent.")
    void protocol() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            oneUser(service(receiver.endpoint()).withEnv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
            assertThat(paths(receiver)).isEqualTo(ALL);
            assertThat(receiver.exports())
                    .allSatisfy(export -> assertThat(export.headers().getFirst("Content-Type"))
                            .isEqualTo("application/x-protobuf"));
        }
    }

    @Row(
            id = "telemetry.export.timeout",
            value = "OTEL_EXPORTER_OTLP_TIMEOUT ends an export: the failure is logged soon after.")
    void timeout() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = service(receiver.endpoint())
                        .withEnv("OTEL_EXPORTER_OTLP_TIMEOUT", "300")
                        .serving()) {
            receiver.thinkFor(Duration.ofSeconds(9));
            service.get("/api/v1/users/1");
            Wait.until(
                    Duration.ofSeconds(6),
                    () -> "a failure is logged while the receiver thinks for 9 s; " + service.describe(),
                    () -> service.logLines().stream()
                            .anyMatch(line -> Set.of("WARN", "ERROR")
                                    .contains(line.path("level").asText())));
        }
    }

    @Row(
            id = "telemetry.export.none",
            value = "OTEL_TRACES_, METRICS_, LOGS_EXPORTER=none switches that signal off, and no other.")
    void none() throws IOException {
        for (String signal : List.of("traces", "metrics", "logs")) {
            try (OtlpReceiver receiver = new OtlpReceiver();
                    ServiceContainer service = service(receiver.endpoint())
                            .withEnv("OTEL_" + signal.toUpperCase(java.util.Locale.ROOT) + "_EXPORTER", "none")) {
                oneUser(service);
                assertThat(paths(receiver))
                        .as("without " + signal)
                        .isEqualTo(ALL.stream()
                                .filter(path -> !path.endsWith(signal))
                                .collect(Collectors.toSet()));
            }
        }
    }

    @Row(
            id = "telemetry.export.disabled",
            value =
                    "OTEL_SDK_DISABLED=true: nothing is sent, and log lines have no trace id; any other value is false.")
    void disabled() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = service(receiver.endpoint())
                        .withEnv("OTEL_SDK_DISABLED", "true")
                        .serving()) {
            service.post(
                    Http.user("No Body", "no@body.test"),
                    "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            assertThat(service.terminate()).as(service::describe).isZero();
            assertThat(receiver.exports()).isEmpty();
            assertThat(service.logLines())
                    .filteredOn(line -> line.path("message").asText().equals("user created"))
                    .singleElement()
                    .matches(line -> !line.has("trace_id") && !line.has("span_id"));
        }
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            oneUser(service(receiver.endpoint()).withEnv("OTEL_SDK_DISABLED", "yes"));
            assertThat(paths(receiver)).isEqualTo(ALL);
        }
    }

    private ServiceContainer service(String endpoint) {
        return new ServiceContainer(contender).telemetryTo(endpoint);
    }

    /** All three signals of one change of a user, flushed. */
    private static void oneUser(ServiceContainer service) throws IOException {
        try (service) {
            service.serving().post(Http.user("Ex Port", "ex@port.test"));
            assertThat(service.terminate()).as(service::describe).isZero();
        }
    }

    private static Set<String> paths(OtlpReceiver receiver) {
        return receiver.exports().stream().map(Export::path).collect(Collectors.toSet());
    }
}
