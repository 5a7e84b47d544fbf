package dev.footprint.contract.fake;

import dev.footprint.contract.http.LoopbackUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Serves a {@link Handler} on a free port of 127.0.0.1, one request per connection. Written on sockets because a
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
            this.listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
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
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            Request request = Request.parse(in.readLine());
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                // Header fields decide nothing here.
            }
            requests.add(request.method() + " " + request.target());
            write(socket.getOutputStream(), request, handler.handle(request));
        } catch (IOException e) {
            // The client went away: its own assertions say why.
        }
    }

    private static void write(OutputStream out, Request request, Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " \r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        boolean isHead = request.method().equals("HEAD");
        if (!reply.headers().containsKey("Content-Length")) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        if (!isHead || reply.bodyOnHead()) {
            out.write(reply.body());
        }
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
