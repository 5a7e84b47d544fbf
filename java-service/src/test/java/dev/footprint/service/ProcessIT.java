package dev.footprint.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service as a process: what only shows from outside. */
class ProcessIT extends ServiceProcesses {

    @ParameterizedTest
    @CsvSource({
        "PORT, http, 'PORT=\"http\" is no port: set PORT to a whole number from 1 to 65535, or unset it'",
        "OTEL_TRACES_SAMPLER_ARG, '0,1', 'OTEL_TRACES_SAMPLER_ARG=\"0,1\" is no ratio: set it to a number from 0 to 1, for example 0.1, or unset it for 1'",
        "DATABASE_URL, secret, 'DATABASE_URL is no PostgreSQL URL: set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE, or unset it to keep users in memory'"
    })
    void badValueEndsWithTwoAndOneLine(String variable, String value, String line) throws Exception {
        Process process = start(Map.of("OTEL_TRACES_SAMPLER", "traceidratio", variable, value));
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor());
        assertEquals("java-quarkus: " + line + "\n", said);
        assertEquals(0, process.getInputStream().readAllBytes().length);
    }

    @Test
    void takenPortEndsWithOneAndOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process = start(Map.of("PORT", Integer.toString(taken.getLocalPort())));
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(1, process.waitFor());
            assertTrue(said.startsWith("java-quarkus: PORT=" + taken.getLocalPort() + " is taken"), said);
            assertEquals(1, said.lines().count());
        }
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
        assertTrue(
                log.get(0).contains("\"level\":\"INFO\",\"message\":\"listening on port " + port + "\""), log.get(0));
        assertTrue(log.get(1).contains("\"message\":\"shutting down\""), log.get(1));
    }

    @Test
    void requestUnderWayIsAnsweredAfterTermAndNobodyElseIsLetIn() throws Exception {
        int port = freePort();
        Process process = ready(port, Map.of("OTEL_SDK_DISABLED", "true"));
        String body = "{\"name\":\"a\",\"email\":\"a@b.c\"}";
        try (Socket other = connect(port);
                Socket underWay = connect(port)) {
            send(other, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(receive(other).startsWith("HTTP/1.1 200"));
            send(underWay, post(body.length()) + body.substring(0, 5));
            Thread.sleep(300);
            process.toHandle().destroy();
            Thread.sleep(300);
            assertThrows(IOException.class, () -> connect(port));
            send(other, "GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n");
            String readiness = receive(other);
            assertTrue(readiness.startsWith("HTTP/1.1 503"), readiness);
            assertTrue(readiness.contains("\"status\":\"DOWN\""), readiness);
            send(underWay, body.substring(5));
            String answer = receive(underWay);
            assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
        }
        assertEquals(0, end(process));
    }

    @Test
    void secondTermEndsAtOnce() throws Exception {
        int port = freePort();
        Process process = ready(port, Map.of("OTEL_SDK_DISABLED", "true"));
        try (Socket underWay = connect(port)) {
            send(underWay, post(100) + "{");
            Thread.sleep(300);
            process.toHandle().destroy();
            Thread.sleep(300);
            assertTrue(process.isAlive());
            process.toHandle().destroy();
            assertTrue(process.waitFor(1, TimeUnit.SECONDS), "still running 1 s after the second SIGTERM");
            assertNotEquals(0, process.exitValue());
        }
    }

    @Test
    void slowHeadIsCutOffAfterTenSeconds() throws Exception {
        int port = freePort();
        ready(port, Map.of("OTEL_SDK_DISABLED", "true"));
        long begin = System.nanoTime();
        try (Socket socket = connect(port)) {
            send(socket, "GET /health HTTP/1.1\r\nX: ");
            assertEquals("", receive(socket));
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        assertTrue(seconds >= 9 && seconds <= 11, seconds + " s");
    }

    /** A server that accepts and never answers is down, for whoever needs the store. */
    @Test
    void hangingStoreIsSaidWithinTwoSeconds() throws Exception {
        try (ServerSocket store = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = freePort();
            Process process = serving(
                    port,
                    Map.of(
                            "OTEL_SDK_DISABLED",
                            "true",
                            "DATABASE_URL",
                            "postgres://me:sec%24%7Bret%7D@127.0.0.1:" + store.getLocalPort() + "/users"));
            for (String path : List.of("/api/v1/users", "/api/v1/users/1", "/health/ready")) {
                long begin = System.nanoTime();
                assertEquals(503, get(port, path).statusCode(), path);
                assertTrue(System.nanoTime() - begin < 2_000_000_000L, path);
            }
            assertEquals(200, get(port, "/health/live").statusCode());
            process.toHandle().destroy();
            assertEquals(0, end(process));
            String log = String.join("\n", process.inputReader().lines().toList());
            assertTrue(log.contains("\"level\":\"WARN\",\"message\":\"the store cannot be reached"), log);
            assertFalse(log.contains("ret}"), log);
        }
    }

    private static String post(int length) {
        return "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One answer, which a small server writes in one piece; nothing when the server hangs up. */
    private static String receive(Socket socket) throws IOException {
        byte[] bytes = new byte[8192];
        int length = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(length, 0), StandardCharsets.UTF_8);
    }
}
