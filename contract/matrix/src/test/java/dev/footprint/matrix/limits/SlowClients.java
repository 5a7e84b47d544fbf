package dev.footprint.matrix.limits;

import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Clients that take their time, all at once: each needs up to a minute, and none gets into another's way. */
final class SlowClients implements AutoCloseable {
    private static final Duration MOST = Duration.ofSeconds(75);
    final ServiceContainer service;
    private final CompletableFuture<Duration> silent;
    private final CompletableFuture<Duration> slowHead;
    private final CompletableFuture<Duration> slowBody;
    private final CompletableFuture<Duration> slowChunks;
    private final CompletableFuture<Duration> idle;

    SlowClients(Contender contender) {
        service = new ServiceContainer(contender).quiet().serving();
        silent = lifetime("", "");
        slowHead = lifetime("", "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + "x".repeat(200));
        slowBody = lifetime(
                "POST /api/v1/users HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 200\r\n\r\n",
                "{\"name\":\"" + "x".repeat(90));
        slowChunks = lifetime(
                "POST /api/v1/users HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nff\r\n",
                "{\"name\":\"" + "x".repeat(90));
        idle = lifetime("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "");
    }

    Duration silent() {
        return silent.join();
    }

    Duration slowHead() {
        return slowHead.join();
    }

    Duration slowBody() {
        return slowBody.join();
    }

    Duration slowChunks() {
        return slowChunks.join();
    }

    Duration idle() {
        return idle.join();
    }

    /** How long a connection lives that sends the first text at once and then a byte of the other a second. */
    private CompletableFuture<Duration> lifetime(String atOnce, String bytes) {
        CompletableFuture<Duration> lifetime = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            long begun = System.nanoTime();
            try (Connection connection = new Connection(service.port(), MOST)) {
                connection.write(atOnce);
                Thread writer = Thread.startVirtualThread(() -> drip(connection, bytes));
                try {
                    // A 408 may come first; what counts is the end of the connection.
                    connection.awaitEnd();
                } finally {
                    writer.interrupt();
                }
            } catch (SocketTimeoutException e) {
                lifetime.complete(MOST);
            } catch (IOException e) {
                // reset instead of closed: an end too
            }
            lifetime.complete(Duration.ofNanos(System.nanoTime() - begun));
        });
        return lifetime;
    }

    private static void drip(Connection connection, String bytes) {
        try {
            for (int i = 0; i < bytes.length(); i++) {
                connection.write(bytes.substring(i, i + 1));
                Wait.pause(Duration.ofSeconds(1));
            }
        } catch (IOException | IllegalStateException e) {
            // the other side has closed, or the wait for it is over
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
