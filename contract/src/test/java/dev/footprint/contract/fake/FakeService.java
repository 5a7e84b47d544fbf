package dev.footprint.contract.fake;

import dev.footprint.contract.http.LoopbackUrl;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Serves a {@link Handler} on a free port of 127.0.0.1. Written on sockets because a
 * well-bred server library refuses to misbehave: it sends no body after HEAD and no header twice.
 */
public final class FakeService implements AutoCloseable {

    private final ServerSocket listener;
    private final Thread acceptor;
    private final Handler handler;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public FakeService(Handler handler) {
        this.handler = handler;
        try {
            this.listener = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    public LoopbackUrl url() {
        return LoopbackUrl.parse("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Method and target of every request so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            // Pipelined answers would each wait for an acknowledgement.
            socket.setTcpNoDelay(true);
            RequestReader in = new RequestReader(new BufferedInputStream(socket.getInputStream()));
            boolean open = true;
            for (Request request = in.next(); open && request != null; request = open ? in.next() : null) {
                requests.add(request.method() + " " + request.target());
                Reply reply = handler.handle(request);
                open = !request.isMalformed()
                        && !request.header("connection").equals("close")
                        && !reply.headers().containsKey("Connection");
                write(socket.getOutputStream(), request, reply);
            }
        } catch (IOException e) {
            // The client went away: its own assertions say why.
        }
    }

    private static void write(OutputStream out, Request request, Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " \r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        boolean bodyless = request.method().equals("HEAD") || reply.status() == 204;
        if (!reply.headers().containsKey("Content-Length") && reply.status() != 204) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (!bodyless || reply.bodyInAnyCase()) {
            bytes.writeBytes(reply.body());
        }
        out.write(bytes.toByteArray());
    }

    /**
     * Nobody listens any more once this returns: the kernel's socket lives until the accepting thread has let go of
     * it.
     */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
