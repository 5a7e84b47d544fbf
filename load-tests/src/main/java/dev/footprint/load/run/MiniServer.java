package dev.footprint.load.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers everything on a free port of loopback with the same few bytes; for {@link GeneratorWarmUp} alone. */
final class MiniServer implements AutoCloseable {

    private static final byte[] ANSWER = """
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            Content-Length: 20\r
            Date: Wed, 25 Nov 2026 00:00:00 GMT\r
            \r
            {"status":"healthy"}""".getBytes(StandardCharsets.US_ASCII);

    private static final int BACKLOG = 64;

    private final ServerSocket listener;

    MiniServer() throws IOException {
        listener = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform().daemon().name("warm-up-server").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed, which is how it ends.
        }
    }

    // One request at a time comes on each connection, in one piece: what is read is a request.
    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            byte[] request = new byte[1024];
            while (in.read(request) > 0) {
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // The warm-up is over.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
