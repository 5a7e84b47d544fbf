package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Load;
import dev.footprint.matrix.support.OtlpReceiver;
import dev.footprint.matrix.support.OtlpReceiver.Export;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The batch processors' and the metric reader's times and sizes, seen as export requests. */
@Matrix
class BatchesIT {
    private static final String TRACES = "/v1/traces";
    private static final String LOGS = "/v1/logs";
    private static final String METRICS = "/v1/metrics";
    private final Contender contender;

    BatchesIT(Contender contender) {
        this.contender = contender;
    }

    @Row(id = "telemetry.batch.span-delay", value = "OTEL_BSP_SCHEDULE_DELAY: spans wait that long, and not longer.")
    void spanDelay() throws IOException {
        delay("OTEL_BSP_SCHEDULE_DELAY", TRACES);
    }

    @Row(
            id = "telemetry.batch.log-delay",
            value = "OTEL_BLRP_SCHEDULE_DELAY: log records wait that long, and not longer.")
    void logDelay() throws IOException {
        delay("OTEL_BLRP_SCHEDULE_DELAY", LOGS);
    }

    private void delay(String variable, String path) throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv(variable, "300")
                        .serving()) {
            service.post(Http.user("Soon", "soon@batch.test"));
            Wait.until(Duration.ofMillis(1500), () -> "an export to " + path, () -> arrived(receiver, path));
        }
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv(variable, "30000")
                        .serving()) {
            service.post(Http.user("Later", "later@batch.test"));
            Wait.pause(Duration.ofSeconds(2));
            assertThat(arrived(receiver, path))
                    .as("export to " + path + " after 2 of 30 s")
                    .isFalse();
            assertThat(service.terminate()).as(service::describe).isZero();
            assertThat(arrived(receiver, path))
                    .as("export to " + path + " at the end")
                    .isTrue();
        }
    }

    private static boolean arrived(OtlpReceiver receiver, String path) {
        return receiver.exports(path).stream()
                .anyMatch(export -> path.equals(TRACES)
                        ? !export.telemetry().spans().isEmpty()
                        : !export.telemetry().logs("user created").isEmpty());
    }

    @Row(
            id = "telemetry.batch.span-size",
            value = "OTEL_BSP_MAX_EXPORT_BATCH_SIZE: no export has more spans, and none is lost.")
    void spanSize() {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10")
                        .serving()) {
            Load.get(service.port(), 4, 200, "/api/v1/users/1");
            assertThat(service.terminate()).as(service::describe).isZero();
            assertThat(receiver.exports(TRACES)).allMatch(export -> export.items() <= 10);
            assertThat(items(receiver.exports(TRACES))).isEqualTo(200);
        }
    }

    @Row(
            id = "telemetry.batch.log-size",
            value = "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: no export has more records, and none is lost.")
    void logSize() {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "5")
                        .serving()) {
            Load.run(
                    service.port(),
                    4,
                    60,
                    (connection, n) -> connection.post("/api/v1/users", Http.user("Lo", "log" + n + "@batch.test")));
            assertThat(service.terminate()).as(service::describe).isZero();
            assertThat(receiver.exports(LOGS)).allMatch(export -> export.items() <= 5);
            assertThat(receiver.telemetry().logs("user created").size()).isEqualTo(60);
        }
    }

    @Row(
            id = "telemetry.batch.span-queue",
            value =
                    "OTEL_BSP_MAX_QUEUE_SIZE: with a slow receiver what does not fit the queue is dropped, and requests go on.")
    void spanQueue() {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_BSP_MAX_QUEUE_SIZE", "20")
                        .withEnv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "20")
                        .serving()) {
            receiver.thinkFor(Duration.ofMillis(1500));
            Load.Result result = Load.get(service.port(), 4, 2_000, "/api/v1/users/1");
            assertThat(result.count(200)).as(result.statuses()::toString).isEqualTo(2_000);
            receiver.thinkFor(Duration.ZERO);
            assertThat(service.terminate()).as(service::describe).isZero();
            assertThat(items(receiver.exports(TRACES)))
                    .as("spans of 2,000 requests that arrive through a queue of 20")
                    .isBetween(20, 400);
            assertThat(receiver.telemetry().requestsCounted()).isEqualTo(2_000);
        }
    }

    @Row(
            id = "telemetry.batch.metric-interval",
            value = "OTEL_METRIC_EXPORT_INTERVAL: an export each time, and one at the end.")
    void metricInterval() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_METRIC_EXPORT_INTERVAL", "500")
                        .serving()) {
            service.get("/api/v1/users/1");
            Wait.pause(Duration.ofMillis(3200));
            assertThat(receiver.exports(METRICS).size())
                    .as("exports in 3.2 s at 0.5 s")
                    .isBetween(4, 8);
        }
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_METRIC_EXPORT_INTERVAL", "60000")
                        .serving()) {
            service.get("/api/v1/users/1");
            Wait.pause(Duration.ofSeconds(1));
            assertThat(receiver.exports(METRICS)).as("exports after 1 of 60 s").isEmpty();
            assertThat(service.terminate()).as(service::describe).isZero();
            assertThat(receiver.telemetry().requestsCounted()).isEqualTo(1);
        }
    }

    private static int items(List<Export> exports) {
        return exports.stream().mapToInt(Export::items).sum();
    }
}
