package dev.footprint.matrix.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.FixedPorts;
import dev.footprint.matrix.support.OtlpReceiver;
import dev.footprint.matrix.support.ServiceContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Values that cannot be used: exit code 2 within 2 s, nothing on stdout, one line on stderr that names the variable. */
@Matrix
class BadConfigurationIT {
    private static final List<String> NO_NUMBERS = List.of("0", "-1", "soon", "1.5", "2147483648");
    private static final List<String> NUMBERS = List.of(
            "OTEL_EXPORTER_OTLP_TIMEOUT",
            "OTEL_BSP_SCHEDULE_DELAY",
            "OTEL_BSP_EXPORT_TIMEOUT",
            "OTEL_BSP_MAX_QUEUE_SIZE",
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE",
            "OTEL_BLRP_SCHEDULE_DELAY",
            "OTEL_BLRP_EXPORT_TIMEOUT",
            "OTEL_BLRP_MAX_QUEUE_SIZE",
            "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE",
            "OTEL_METRIC_EXPORT_INTERVAL",
            "OTEL_METRIC_EXPORT_TIMEOUT");
    private final Contender contender;
    private final Refusal refusal;

    BadConfigurationIT(Contender contender) {
        this.contender = contender;
        this.refusal = new Refusal(contender);
    }

    @Row(
            id = "lifecycle.refuses.port",
            value = "PORT that is no whole number from 1 to 65535: exit code 2 and one line.")
    void port() {
        refusal.of("PORT", "http", "0", "65536", "-1", "3000x", "99999999999999999999")
                .assertClean();
    }

    @Row(
            id = "lifecycle.refuses.database-url",
            value = "DATABASE_URL that cannot be used: exit code 2, its value is not shown.")
    void databaseUrl() {
        refusal.of(
                        "DATABASE_URL",
                        "s3cr3t",
                        "mysql://user:s3cr3t@127.0.0.1/footprint",
                        "postgres://user:s3cr3t@127.0.0.1:99999/footprint",
                        "postgres://user:s3cr3t@127.0.0.1/footprint?sslmode=require",
                        "postgres://user:s3cr3t@127.0.0.1/footprint?pool=9",
                        "postgres://user:s3cr3t@127.0.0.1/",
                        "postgres://:s3cr3t@127.0.0.1/footprint",
                        "postgres://user:s3cr3t%zz@127.0.0.1/footprint")
                .assertClean();
    }

    @Row(
            id = "lifecycle.refuses.exporter",
            value = "OTEL_*_EXPORTER other than otlp and none: exit code 2 and one line.")
    void exporter() {
        refusal.of("OTEL_TRACES_EXPORTER", "zipkin")
                .of("OTEL_METRICS_EXPORTER", "prometheus")
                .of("OTEL_LOGS_EXPORTER", "console", "otlp,none")
                .assertClean();
    }

    @Row(
            id = "lifecycle.refuses.endpoint",
            value = "An endpoint that is no http:// URL with a host: exit code 2 and one line.")
    void endpoint() {
        refusal.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "https://127.0.0.1:4318",
                        "127.0.0.1:4318",
                        "http://",
                        "http://127.0.0.1:x")
                .of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "grpc://127.0.0.1:4317")
                .of("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "https://127.0.0.1:4318/v1/metrics")
                .of("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "/v1/logs")
                .assertClean();
    }

    @Row(
            id = "lifecycle.refuses.headers",
            value = "OTEL_EXPORTER_OTLP_HEADERS that is no list: exit code 2, not shown.")
    void headers() {
        refusal.of("OTEL_EXPORTER_OTLP_HEADERS", "s3cr3t", "key=s3cr3t,other", "=s3cr3t")
                .assertClean();
    }

    @Row(
            id = "lifecycle.refuses.protocol",
            value = "OTEL_EXPORTER_OTLP_PROTOCOL other than http/protobuf: exit code 2.")
    void protocol() {
        refusal.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "http/json").assertClean();
    }

    @Row(
            id = "lifecycle.refuses.sampler",
            value = "An unknown sampler, or a ratio outside 0 to 1: exit code 2 and one line.")
    void sampler() {
        refusal.of("OTEL_TRACES_SAMPLER", "sometimes");
        for (String argument : List.of("1.5", "-0.1", "half")) {
            refusal.of("OTEL_TRACES_SAMPLER_ARG", argument, Map.of("OTEL_TRACES_SAMPLER", "traceidratio"));
        }
        refusal.of("OTEL_TRACES_SAMPLER_ARG", "2", Map.of("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"))
                .assertClean();
    }

    @Row(
            id = "lifecycle.refuses.number",
            value = "Times and sizes that are no whole number from 1 to 2147483647: exit code 2.")
    void number() {
        for (int i = 0; i < NUMBERS.size(); i++) {
            refusal.of(NUMBERS.get(i), NO_NUMBERS.get(i % NO_NUMBERS.size()));
        }
        NO_NUMBERS.forEach(value -> refusal.of("OTEL_BSP_MAX_QUEUE_SIZE", value));
        refusal.assertClean();
    }

    @Row(id = "lifecycle.refuses.taken-port", value = "A port that is taken: exit code 1 and one line that names PORT.")
    void takenPort() throws IOException {
        try (ServiceContainer service = new ServiceContainer(contender);
                ServerSocket taken = new ServerSocket(service.port(), 1, InetAddress.ofLiteral("0.0.0.0"))) {
            service.start();
            refusal.look("PORT taken on " + taken.getLocalSocketAddress(), "PORT", service, 1);
        }
        refusal.assertClean();
    }

    @Row(id = "lifecycle.config.disabled", value = "With OTEL_SDK_DISABLED=true (in any case) no other OTEL_* is read.")
    void disabled() {
        try (ServiceContainer service = new ServiceContainer(contender)
                .withEnv("OTEL_SDK_DISABLED", "True")
                .withEnv("OTEL_TRACES_SAMPLER", "sometimes")
                .withEnv("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .withEnv("OTEL_BSP_SCHEDULE_DELAY", "soon")
                .serving()) {
            assertThat(service.status("/health/ready")).isEqualTo(200);
        }
    }

    @Row(id = "lifecycle.config.empty", value = "An empty variable is an unset one: port 3000, users in memory.")
    void empty() throws Exception {
        ServiceContainer service = new ServiceContainer(contender)
                .withEnv("PORT", "")
                .withEnv("DATABASE_URL", "")
                .withEnv("OTEL_SDK_DISABLED", "")
                .withEnv("OTEL_SERVICE_NAME", "")
                .withEnv("OTEL_TRACES_EXPORTER", "")
                .withEnv("OTEL_TRACES_SAMPLER", "")
                .withEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "")
                .withEnv("OTEL_EXPORTER_OTLP_HEADERS", "")
                .withEnv("OTEL_BSP_SCHEDULE_DELAY", "");
        FixedPorts.SERVICE.alone(() -> {
            try (service) {
                service.onPort(FixedPorts.SERVICE.port()).serving();
                assertThat(service.get("/api/v1/users/100").status()).isEqualTo(200);
            }
        });
    }

    @Row(
            id = "lifecycle.config.batch-above-queue",
            value = "A batch size above the queue's is lowered to it, silently.")
    void batchAboveQueue() {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_BSP_MAX_QUEUE_SIZE", "10")
                        .withEnv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "20")
                        .serving()) {
            assertThat(service.stderr()).isEmpty();
            assertThat(service.logLines())
                    .noneMatch(line -> line.path("level").asText().equals("WARN"));
        }
    }
}
