package dev.footprint.matrix.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.CollectorContainer;
import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Telemetry;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** SIGTERM and SIGINT. */
@Matrix
class StopIT {
    private static final Duration SOON = Duration.ofSeconds(3);
    private final Contender contender;

    StopIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "lifecycle.stop.idle",
            value = "SIGTERM, and SIGINT alike, end an idle service with exit code 0 within 3 s.")
    void idle() {
        for (String signal : new String[] {"TERM", "INT"}) {
            try (ServiceContainer service =
                    new ServiceContainer(contender).quiet().serving()) {
                service.signal(signal);
                assertThat(service.exitCode(SOON)).as(service::describe).isZero();
            }
        }
    }

    @Row(
            id = "lifecycle.stop.load",
            value =
                    "SIGTERM under load: as many answers as spans and as counted requests, exit code 0, nothing afterwards.")
    void load() {
        try (CollectorContainer collector = new CollectorContainer().receiving();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(collector.endpoint())
                        .withEnv("OTEL_BSP_MAX_QUEUE_SIZE", "65536")
                        .serving()) {
            Clients clients = new Clients(service.port(), 16, 40_000);
            Wait.until(Duration.ofSeconds(10), () -> "load", () -> clients.answers() > 500);
            service.signal("TERM");
            int code = service.exitCode(Duration.ofSeconds(16));
            clients.awaitEnd();
            assertThat(code).as(service::describe).isZero();
            Telemetry telemetry = collector.settled();
            assertThat(telemetry.serverSpans().size())
                    .as("spans of " + clients.answers() + " answers")
                    .isEqualTo(clients.answers());
            assertThat(telemetry.requestsCounted())
                    .as("requests counted, of points with counts and times %s", counts(telemetry))
                    .isEqualTo(clients.answers());
            assertThat(clients.refusedAfterwards()).as("port is closed").isTrue();
        }
    }

    @Row(
            id = "lifecycle.stop.in-flight",
            value =
                    "A request whose body is half there at SIGTERM is finished, with Connection: close, and its telemetry arrives.")
    void inFlight() throws IOException {
        try (CollectorContainer collector = new CollectorContainer().receiving();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(collector.endpoint())
                        .serving();
                HalfSent request = new HalfSent(service.port())) {
            service.signal("TERM");
            Wait.pause(Duration.ofSeconds(1));
            Reply reply = request.finish();
            assertThat(reply.status()).as(reply::toString).isEqualTo(201);
            assertThat(reply.closes()).as("Connection: close in " + reply).isTrue();
            assertThat(service.exitCode(Duration.ofSeconds(8)))
                    .as(service::describe)
                    .isZero();
            Telemetry telemetry = collector.settled();
            assertThat(telemetry.serverSpans()).hasSize(1);
            assertThat(telemetry.logs("user created")).hasSize(1);
            assertThat(telemetry.requestsCounted()).isEqualTo(1);
        }
    }

    @Row(
            id = "lifecycle.stop.flush",
            value = "What was recorded a moment before SIGTERM is flushed, whatever the delays say.")
    void flush() throws IOException {
        try (CollectorContainer collector = new CollectorContainer().receiving();
                ServiceContainer service = new ServiceContainer(contender)
                        .withEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                        .withEnv("OTEL_BSP_SCHEDULE_DELAY", "60000")
                        .withEnv("OTEL_BLRP_SCHEDULE_DELAY", "60000")
                        .withEnv("OTEL_METRIC_EXPORT_INTERVAL", "60000")
                        .serving()) {
            service.post(Http.user("Flu Shed", "flu@shed.test"));
            assertThat(service.terminate()).as(service::describe).isZero();
            Telemetry telemetry = collector.settled();
            assertThat(telemetry.serverSpans()).hasSize(1);
            assertThat(telemetry.logs("user created")).hasSize(1);
            assertThat(telemetry.requestsCounted()).isEqualTo(1);
        }
    }

    @Row(
            id = "lifecycle.stop.readiness",
            value = "After SIGTERM readiness is 503 on a connection that is still open, and never 200 again.")
    void readiness() throws IOException {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving();
                HalfSent request = new HalfSent(service.port());
                Connection open = new Connection(service.port())) {
            open.write("GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            Wait.pause(Duration.ofMillis(300));
            service.signal("TERM");
            Wait.pause(Duration.ofMillis(500));
            open.write("\r\n");
            Reply reply = open.read();
            assertThat(reply.status()).as("readiness after SIGTERM: " + reply).isEqualTo(503);
            assertThat(reply.json().path("status").asText()).isEqualTo("DOWN");
            assertThat(reply.closes()).as("Connection: close in " + reply).isTrue();
            request.finish();
        }
    }

    @Row(id = "lifecycle.stop.new-connections", value = "After SIGTERM no new connection gets an answer.")
    void newConnections() throws IOException {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving();
                HalfSent request = new HalfSent(service.port())) {
            service.signal("TERM");
            Wait.pause(Duration.ofMillis(500));
            assertThat(Http.status(service.port(), "/health", Duration.ofSeconds(2)))
                    .as("answer on a new connection (-1: none)")
                    .isEqualTo(-1);
            assertThat(request.finish().status()).isEqualTo(201);
        }
    }

    @Row(
            id = "lifecycle.stop.cut-off",
            value = "A request that does not end is cut off after 10 s; the exit code is 0 then too.")
    void cutOff() throws IOException {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving();
                HalfSent request = new HalfSent(service.port())) {
            long begun = System.nanoTime();
            service.signal("TERM");
            assertThat(service.exitCode(Duration.ofSeconds(13)))
                    .as(service::describe)
                    .isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(8));
            assertThat(request.ended()).isTrue();
        }
    }

    @Row(
            id = "lifecycle.stop.twice",
            value =
                    "A second SIGTERM ends the process within 1 s although a request is open, with another exit code than 0.")
    void twice() throws IOException {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving();
                HalfSent request = new HalfSent(service.port())) {
            service.signal("TERM");
            Wait.pause(Duration.ofSeconds(1));
            assertThat(service.running())
                    .as("it waits for the open request; " + service.describe())
                    .isTrue();
            service.signal("TERM");
            // One second and what the engine takes to notice.
            assertThat(service.exitCode(Duration.ofMillis(1500)))
                    .as(service::describe)
                    .isNotZero();
            assertThat(request.ended()).isTrue();
        }
    }

    private static List<String> counts(Telemetry telemetry) {
        return telemetry.points().stream()
                .map(point -> point.count() + " at " + point.timeNanos())
                .toList();
    }
}
