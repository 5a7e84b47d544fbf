package dev.footprint.service.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HealthcheckTest {

    @Test
    void readsTheStatusLine() throws Exception {
        assertEquals("HTTP/1.1 200", ask("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
        assertEquals("HTTP/1.1 503", ask("HTTP/1.1 503 Service Unavailable\r\n\r\n"));
        assertEquals("", ask(""));
    }

    @Test
    void nobodyListeningIsAnError() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThrows(IOException.class, () -> Healthcheck.ask(port));
    }

    @Test
    void silenceEndsAtTheDeadline() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThrows(SocketTimeoutException.class, () -> Healthcheck.ask(server.getLocalPort()));
        }
    }

    private static String ask(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread service = Thread.ofVirtual().start(() -> {
                try (Socket connection = server.accept()) {
                    connection.getInputStream().read(new byte[1024]);
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            String status = Healthcheck.ask(server.getLocalPort());
            service.join();
            return status;
        }
    }
}
