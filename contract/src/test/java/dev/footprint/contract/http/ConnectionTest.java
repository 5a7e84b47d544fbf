package dev.footprint.contract.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Request GET = Request.of("GET", "/x");
    private static final Request HEAD = Request.of("HEAD", "/x");

    private interface Step {
        void run(Connection connection, Socket peer) throws IOException;
    }

    @Test
    void answersAreReadInTheirOrder() throws IOException {
        connected((connection, peer) -> {
            say(
                    peer,
                    "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
                            + "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
            assertEquals(200, connection.read(HEAD, PATIENCE).status());
            assertEquals(204, connection.read(GET, PATIENCE).status());
            assertEquals("no", connection.read(GET, PATIENCE).text());
        });
    }

    @Test
    void anOpenConnectionSaysNothingUntilThePatienceIsOver() throws IOException {
        connected((connection, peer) -> {
            assertThrows(SocketTimeoutException.class, () -> connection.read(GET, PATIENCE));
            assertThrows(SocketTimeoutException.class, () -> connection.isClosed(PATIENCE));
        });
    }

    @Test
    void bytesAreNoCloseAndAreStillThereToRead() throws IOException {
        connected((connection, peer) -> {
            say(peer, "HTTP/1.1 400 \r\n\r\nbad");
            peer.close();
            assertFalse(connection.isClosed(PATIENCE));
            assertEquals("bad", connection.read(GET, PATIENCE).text());
            assertTrue(connection.isClosed(PATIENCE));
        });
    }

    @Test
    void aResetIsACloseToo() throws IOException {
        connected((connection, peer) -> {
            peer.setSoLinger(true, 0);
            peer.close();
            connection.send(GET);
            assertTrue(connection.isClosed(PATIENCE));
        });
    }

    @Test
    void whatIsSentNeedsNoReader() throws IOException {
        connected((connection, peer) -> {
            connection.send(Request.of("POST", "/x").body(new byte[200_000]));
            say(peer, "HTTP/1.1 413 \r\nContent-Length: 0\r\n\r\n");
            assertEquals(413, connection.read(GET, PATIENCE).status());
        });
    }

    private static void connected(Step step) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            LoopbackUrl base = LoopbackUrl.parse("http://127.0.0.1:" + listener.getLocalPort());
            try (Connection connection = new RawClient(base).open(PATIENCE);
                    Socket peer = listener.accept()) {
                step.run(connection, peer);
            }
        }
    }

    private static void say(Socket peer, String bytes) throws IOException {
        peer.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    }
}
