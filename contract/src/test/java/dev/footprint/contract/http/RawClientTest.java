package dev.footprint.contract.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawClientTest {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long PLENTY = TimeUnit.SECONDS.toNanos(30);

    @Test
    void readsALengthAndNotBeyond() throws IOException {
        Response response = get("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nA: 1\r\na:2 \r\n\r\nhixx");
        assertEquals("hi", response.text());
        assertEquals(200, response.status());
        assertEquals(List.of("1", "2"), response.headers("A"));
        assertEquals("GET /x", response.request());
    }

    @Test
    void readsChunks() throws IOException {
        assertEquals(
                "hello world",
                get("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nT: x\r\n\r\n")
                        .text());
    }

    @Test
    void readsUntilTheEndWithoutALength() throws IOException {
        assertEquals("all of it", get("HTTP/1.0 404\r\n\r\nall of it").text());
    }

    @Test
    void skipsInterimAnswers() throws IOException {
        assertEquals(
                204,
                get("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n"
            })
    void incompleteOrMalformedAnswersAreErrorsThatNameTheRequest(String answer) {
        IOException e = assertThrows(IOException.class, () -> get(answer));
        assertTrue(e.getMessage().startsWith("GET /x: "), e.getMessage());
    }

    @Test
    void aTricklingAnswerDoesNotOutlastTheDeadline() throws IOException {
        long started = System.nanoTime();
        IOException e = assertThrows(
                IOException.class,
                () -> exchange("GET", PATIENCE, out -> {
                    while (true) {
                        out.write('x');
                        pause(20);
                    }
                }));
        assertTrue(e.getMessage().contains("no complete answer within 300 ms"), e.getMessage());
        assertTrue(System.nanoTime() - started < PLENTY);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        byte[] block = new byte[64 * 1024];
        IOException e = assertThrows(
                IOException.class,
                () -> exchange("GET", PLENTY, out -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write(block);
                    }
                }));
        assertTrue(e.getMessage().contains("larger than"), e.getMessage());
    }

    @Test
    void headHasNoBodyEvenWhenTheServerForgetsToClose() throws IOException {
        Response response = exchange("HEAD", PLENTY, out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            pause(2_000);
        });
        assertEquals(0, response.body().length);
    }

    private static Response get(String answer) throws IOException {
        return exchange("GET", PLENTY, out -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
    }

    private interface Server {
        void answer(OutputStream out) throws IOException;
    }

    private static Response exchange(String method, long patience, Server server) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> serve(listener, server));
            LoopbackUrl base = LoopbackUrl.parse("http://127.0.0.1:" + listener.getLocalPort());
            return new RawClient(base).send(Request.of(method, "/x"), patience);
        }
    }

    private static void serve(ServerSocket listener, Server server) {
        try (Socket socket = listener.accept()) {
            byte[] request = new byte[4096];
            int read = socket.getInputStream().read(request);
            if (read > 0) {
                server.answer(socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client has seen enough.
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
