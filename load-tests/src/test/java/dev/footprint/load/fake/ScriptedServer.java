package dev.footprint.load.fake;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a free port of 127.0.0.1 that does to the n-th request what its script says, and counts what it saw. */
public final class ScriptedServer implements AutoCloseable {

    /** A whole, good response that keeps the connection. */
    public static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** What happens to one request. */
    @FunctionalInterface
    public interface Script {
        /**
         * @param number of the request, from 0, over all connections
         * @return whether the connection stays open
         */
        boolean answer(int number, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Thread acceptor;
    private final Script script;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    public ScriptedServer(Script script) {
        this.script = script;
        try {
            this.listener = new ServerSocket(0, 1024, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    /** Sends the same to every request and keeps the connection. */
    public static ScriptedServer sending(String response) {
        return new ScriptedServer((number, out) -> {
            send(out, response);
            return true;
        });
    }

    public static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public LoopbackUrl url() {
        return LoopbackUrl.parse("http://127.0.0.1:" + listener.getLocalPort() + "/x?y=1");
    }

    public int requests() {
        return requests.get();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                threads.add(Thread.ofVirtual().start(() -> serve(socket)));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean open = true;
            while (open && readRequest(in)) {
                open = script.answer(requests.getAndIncrement(), socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client gave up on this connection, which is what some of the tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean readRequest(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (!"GET /x?y=1 HTTP/1.1".equals(line)) {
            return false;
        }
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return line != null;
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
        threads.forEach(Thread::interrupt);
    }
}
