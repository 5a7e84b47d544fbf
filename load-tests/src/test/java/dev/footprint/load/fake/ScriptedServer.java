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

    /**
     * A request as it came.
     *
     * @param number of the request, from 0, over all connections
     * @param body empty when there is none
     */
    public record Request(int number, String line, String body) {}

    /** What happens to one request, whatever it asks for. */
    @FunctionalInterface
    public interface Handler {
        /** @return whether the connection stays open */
        boolean answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private static final String EXPECTED = "GET /x?y=1 HTTP/1.1";

    private final ServerSocket listener;
    private final Thread acceptor;
    private final Handler handler;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Of one GET alone; whatever else comes ends its connection. */
    public ScriptedServer(Script script) {
        this(
                (request, out) -> EXPECTED.equals(request.line()) && script.answer(request.number(), out),
                InetAddress.ofLiteral("127.0.0.1"));
    }

    private ScriptedServer(Handler handler, InetAddress address) {
        this.handler = handler;
        try {
            this.listener = new ServerSocket(0, 1024, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    /** Of any request. */
    public static ScriptedServer handling(Handler handler) {
        return new ScriptedServer(handler, InetAddress.ofLiteral("127.0.0.1"));
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
                sockets.add(socket);
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
            while (open) {
                Request request = readRequest(in);
                open = request != null && handler.answer(request, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client gave up on this connection, which is what some of the tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request readRequest(BufferedReader in) throws IOException {
        String first = in.readLine();
        int length = 0;
        String line = first;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
            if (line != null && line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        if (line == null) {
            return null;
        }
        char[] body = new char[length];
        for (int i = 0; i < length; i++) {
            body[i] = (char) in.read();
        }
        return new Request(requests.getAndIncrement(), first, new String(body));
    }

    /** As a process that dies: nobody listens, and every connection is gone. */
    public void die() {
        close();
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
        threads.forEach(Thread::interrupt);
    }
}
