package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Engine;
import dev.footprint.matrix.support.Load;
import dev.footprint.matrix.support.OtlpReceiver;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A collector that refuses, hangs or answers 503. */
@Matrix
class CollectorAwayIT {
    private static final int REQUESTS = 20_000;
    private static final Duration END = Duration.ofSeconds(7);
    private final Contender contender;

    CollectorAwayIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "telemetry.away.refuses",
            value =
                    "Nothing listens: 20,000 requests do not notice, one failure is logged, memory is bounded, SIGTERM ends it "
                            + "within 7 s with exit code 0.")
    void refuses() {
        away("http://127.0.0.1:" + Engine.port());
    }

    @Row(
            id = "telemetry.away.hangs",
            value =
                    "The collector takes connections and never answers: 20,000 requests do not notice, one failure is logged, "
                            + "memory is bounded, SIGTERM ends it within 7 s with exit code 0.")
    void hangs() throws IOException {
        // Connections are taken by the kernel; nobody ever reads.
        try (ServerSocket silent = new ServerSocket(Engine.port(), 128, InetAddress.ofLiteral("127.0.0.1"))) {
            away("http://127.0.0.1:" + silent.getLocalPort());
        }
    }

    @Row(
            id = "telemetry.away.503",
            value =
                    "The collector answers 503: 20,000 requests do not notice, one failure is logged, memory is bounded, SIGTERM "
                            + "ends it within 7 s with exit code 0.")
    void unavailable() {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.answer(503);
            away(receiver.endpoint());
        }
    }

    private void away(String endpoint) {
        try (ServiceContainer service = new ServiceContainer(contender)
                .telemetryTo(endpoint)
                // So that a hanging export is known to have failed within this row.
                .withEnv("OTEL_EXPORTER_OTLP_TIMEOUT", "1000")
                .serving()) {
            Load.Result result = Load.get(service.port(), 16, REQUESTS, "/api/v1/users/1");
            assertThat(result.count(200)).as(result.statuses()::toString).isEqualTo(REQUESTS);
            assertThat(result.quantile(0.99))
                    .as("p99, beside a median of " + result.quantile(0.5))
                    // A request that waited for an export would take its timeout, a second.
                    .isLessThan(result.quantile(0.5).multipliedBy(20).plusMillis(500));
            Wait.until(
                    Duration.ofSeconds(15),
                    () -> "a failure is logged; " + service.describe(),
                    () -> !failures(service).isEmpty());
            Wait.pause(Duration.ofSeconds(2));
            assertThat(failures(service)).as("failures logged").hasSize(1);
            assertThat(service.stderr()).as("stderr").isEmpty();
            assertThat(service.memory()).as("memory of 256 MB").isLessThan(240L << 20);
            long begun = System.nanoTime();
            service.signal("TERM");
            assertThat(service.exitCode(Duration.ofSeconds(20)))
                    .as(service::describe)
                    .isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("time to end")
                    .isLessThan(END);
            assertThat(service.oomKilled()).isFalse();
        }
    }

    @Row(id = "telemetry.away.again", value = "A failure is logged again only after exports had worked in between.")
    void again() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .serving()) {
            for (int time = 1; time <= 2; time++) {
                int before = time - 1;
                receiver.answer(503);
                Wait.until(
                        Duration.ofSeconds(20),
                        () -> "failure " + (before + 1) + "; " + service.describe(),
                        () -> Load.get(service.port(), 1, 1, "/api/v1/users/1").count(200) == 1
                                && failures(service).size() > before);
                receiver.answer(200);
                // All three signals work again, retries of what failed included.
                Wait.pause(Duration.ofSeconds(7));
                service.get("/api/v1/users/1");
                assertThat(failures(service)).as("failures logged").hasSize(time);
            }
        }
    }

    private static List<JsonNode> failures(ServiceContainer service) {
        return service.logLines().stream()
                .filter(line ->
                        Set.of("WARN", "ERROR").contains(line.path("level").asText()))
                .toList();
    }
}
