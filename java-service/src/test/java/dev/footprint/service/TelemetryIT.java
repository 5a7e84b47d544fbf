package dev.footprint.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the packaged service sends to a collector. */
class TelemetryIT extends ServiceProcesses {

    private record Export(String path, String header, String body) {}

    @Test
    void telemetryFollowsTheStandardVariables() throws Exception {
        BlockingQueue<Export> exports = new LinkedBlockingQueue<>();
        HttpServer collector = collector(exports);
        int port = freePort();
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();
        try {
            Process process = ready(
                    port,
                    Map.of(
                            "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint,
                            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint + "/spans",
                            "OTEL_EXPORTER_OTLP_HEADERS", "x-team=a%20b",
                            "OTEL_SERVICE_NAME", "renamed",
                            "OTEL_RESOURCE_ATTRIBUTES", "service.version=9.9.9,deployment.environment.name=t%2Fest",
                            "OTEL_TRACES_SAMPLER", "",
                            "OTEL_BSP_SCHEDULE_DELAY", "600000",
                            "OTEL_BSP_MAX_QUEUE_SIZE", "2147483647",
                            "OTEL_BLRP_SCHEDULE_DELAY", "600000"));
            get(port, "/api/v1/users/1");
            // Nothing is due for a minute at least: what arrives was flushed by the shutdown.
            process.toHandle().destroy();
            assertEquals(0, end(process));
        } finally {
            collector.stop(0);
        }
        Map<String, Export> byPath =
                exports.stream().collect(Collectors.toMap(Export::path, export -> export, (first, second) -> second));
        assertEquals(Set.of("/spans", "/v1/metrics", "/v1/logs"), byPath.keySet());
        for (Export export : byPath.values()) {
            assertEquals("a b", export.header());
            for (String text : List.of("renamed", "9.9.9", "t/est")) {
                assertTrue(export.body().contains(text), export.path() + " without " + text);
            }
        }
        assertTrue(byPath.get("/spans").body().contains("GET /api/v1/users/{id}"));
        assertTrue(byPath.get("/v1/metrics").body().contains("http.server.request.duration"));
        assertTrue(byPath.get("/v1/logs").body().contains("shutting down"));
    }

    @Test
    void signalsThatAreOffSendNothing() throws Exception {
        BlockingQueue<Export> exports = new LinkedBlockingQueue<>();
        HttpServer collector = collector(exports);
        int port = freePort();
        try {
            Process process = ready(
                    port,
                    Map.of(
                            "OTEL_EXPORTER_OTLP_ENDPOINT",
                                    "http://127.0.0.1:" + collector.getAddress().getPort(),
                            "OTEL_TRACES_EXPORTER", "none",
                            "OTEL_LOGS_EXPORTER", "none"));
            get(port, "/api/v1/users/1");
            process.toHandle().destroy();
            assertEquals(0, end(process));
        } finally {
            collector.stop(0);
        }
        assertEquals(
                List.of("/v1/metrics"),
                exports.stream().map(Export::path).distinct().toList());
    }

    @Test
    void missingCollectorIsSaidOnceForAllSignals() throws Exception {
        int port = freePort();
        Process process = ready(
                port,
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + freePort(),
                        "OTEL_BSP_SCHEDULE_DELAY", "100",
                        "OTEL_BLRP_SCHEDULE_DELAY", "100",
                        "OTEL_METRIC_EXPORT_INTERVAL", "100"));
        for (int i = 0; i < 10; i++) {
            assertEquals(200, get(port, "/api/v1/users/1").statusCode());
            Thread.sleep(100);
        }
        process.toHandle().destroy();
        assertEquals(0, end(process));
        assertEquals(1, warnings(process));
    }

    @Test
    void hangingCollectorDoesNotHoldTheEndUp() throws Exception {
        try (ServerSocket collector = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = freePort();
            Process process =
                    ready(port, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + collector.getLocalPort()));
            assertEquals(200, get(port, "/api/v1/users/1").statusCode());
            long asked = System.nanoTime();
            process.toHandle().destroy();
            assertEquals(0, end(process));
            assertTrue(System.nanoTime() - asked < 5_500_000_000L, "the shutdown took more than 5 s");
        }
    }

    private static long warnings(Process process) {
        return process.inputReader()
                .lines()
                .filter(line -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\""))
                .count();
    }

    private static HttpServer collector(BlockingQueue<Export> exports) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exports.add(new Export(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("x-team"),
                    body));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
