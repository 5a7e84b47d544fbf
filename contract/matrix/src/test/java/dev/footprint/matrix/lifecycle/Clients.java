package dev.footprint.matrix.lifecycle;

import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients on kept-alive connections that go on until the service is gone, and count what they were answered. */
final class Clients {
    private static final Duration PAUSE = Duration.ofMillis(4);
    private static final Duration MOST = Duration.ofSeconds(20);
    private final AtomicInteger answers = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final int port;

    Clients(int port, int number, int mostRequests) {
        this.port = port;
        for (int i = 0; i < number; i++) {
            threads.add(Thread.startVirtualThread(() -> work(mostRequests / number)));
        }
    }

    private void work(int most) {
        int sent = 0;
        while (sent < most) {
            try (Connection connection = new Connection(port, Duration.ofSeconds(5))) {
                for (boolean open = true; open && sent < most; sent++) {
                    Reply reply = connection.get("/api/v1/users/" + (1 + sent % 100));
                    answers.incrementAndGet();
                    open = !reply.closes();
                    Wait.pause(PAUSE);
                }
            } catch (java.net.ConnectException e) {
                return;
            } catch (IOException e) {
                // the service has closed the connection without an answer; whether it takes another one is asked next
            }
        }
    }

    int answers() {
        return answers.get();
    }

    void awaitEnd() {
        for (Thread thread : threads) {
            try {
                if (!thread.join(MOST)) {
                    throw new AssertionError("a client still sends although the service has ended");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    boolean refusedAfterwards() {
        return Http.status(port, "/health", Duration.ofSeconds(1)) == -1;
    }
}
