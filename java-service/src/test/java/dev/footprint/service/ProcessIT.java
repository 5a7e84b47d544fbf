package dev.footprint.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service as a process: what only shows from outside. */
class ProcessIT {

    private record Export(String path, String header, String body) {}

    private final List<Process> processes = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        client.close();
    }

    @Test
    void badPortEndsWithTwoAndOneLine() throws Exception {
        Process process = start(Map.of("PORT", "http"));
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor());
        assertEquals("PORT=\"http\" is not a TCP port: set a number from 1 to 65535, or unset it for 3000\n", said);
    }

    @Test
    void servesIsHealthyAndEndsCleanlyOnTerm() throws Exception {
        int port = freePort();
        Process process = ready(port, Map.of("OTEL_SDK_DISABLED", "true"));
        assertEquals(
                0, start(Map.of("PORT", Integer.toString(port)), "healthcheck").waitFor());
        assertEquals(
                1,
                start(Map.of("PORT", Integer.toString(freePort())), "healthcheck")
                        .waitFor());

        process.toHandle().destroy();
        assertEquals(0, end(process));
        List<String> log = process.inputReader().lines().toList();
        assertEquals(2, log.size(), log.toString());
        assertTrue(log.get(0).contains("\"message\":\"listening on port " + port + "\""), log.get(0));
        assertTrue(log.get(1).contains("\"message\":\"shutting down\""), log.get(1));
    }

    @Test
    void telemetryFollowsTheStandardVariables() throws Exception {
        BlockingQueue<Export> exports = new LinkedBlockingQueue<>();
        HttpServer collector = collector(exports);
        int port = freePort();
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/spans";
        try {
            Process process = ready(
                    port,
                    Map.of(
                            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint,
                            "OTEL_EXPORTER_OTLP_HEADERS", "x-team=a%20b",
                            "OTEL_SERVICE_NAME", "renamed",
                            "OTEL_RESOURCE_ATTRIBUTES", "service.version=9.9.9,deployment.environment.name=t%2Fest",
                            "OTEL_TRACES_SAMPLER", "",
                            "OTEL_BSP_SCHEDULE_DELAY", "600000"));
            get(port, "/api/v1/users/1");
            // Nothing is due for ten minutes: what arrives was flushed by the shutdown.
            process.toHandle().destroy();
            assertEquals(0, end(process));
        } finally {
            collector.stop(0);
        }
        Export export = exports.poll();
        assertEquals("/spans", export.path());
        assertEquals("a b", export.header());
        for (String text : List.of("GET /api/v1/users/{id}", "renamed", "9.9.9", "t/est")) {
            assertTrue(export.body().contains(text), text);
        }
    }

    @Test
    void missingCollectorIsSaidOnceAndDoesNotHoldTheEndUp() throws Exception {
        int port = freePort();
        Process process = ready(
                port,
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + freePort(),
                        "OTEL_BSP_SCHEDULE_DELAY",
                        "100"));
        for (int i = 0; i < 10; i++) {
            assertEquals(200, get(port, "/api/v1/users/1").statusCode());
            Thread.sleep(100);
        }
        long asked = System.nanoTime();
        process.toHandle().destroy();
        assertEquals(0, end(process));
        assertTrue(System.nanoTime() - asked < 5_000_000_000L, "the shutdown took more than 5 s");
        long warnings = process.inputReader()
                .lines()
                .filter(line -> line.contains("WARN"))
                .count();
        assertEquals(1, warnings);
    }

    private Process start(Map<String, String> env, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_") || name.endsWith("JAVA_OPTIONS"));
        builder.environment().putAll(env);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private Process ready(int port, Map<String, String> env) throws Exception {
        Map<String, String> all = new java.util.HashMap<>(env);
        all.put("PORT", Integer.toString(port));
        Process process = start(all);
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get(port, "/health/ready").statusCode() == 200) {
                    return process;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("not ready within 30 s");
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(15, TimeUnit.SECONDS), "still running 15 s after SIGTERM");
        return process.exitValue();
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
