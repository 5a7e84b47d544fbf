package dev.footprint.matrix.store;

import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that make users until they are closed, and remember which ones they were told are made. */
final class Writers implements AutoCloseable {
    private static final int NO_ANSWER = -1;
    private static final int MOST_EACH = 5_000;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final int port;
    private volatile boolean stopped;

    Writers(int port, int number) {
        this.port = port;
        for (int i = 0; i < number; i++) {
            String prefix = "writer" + i + "-";
            threads.add(Thread.startVirtualThread(() -> work(prefix)));
        }
    }

    private void work(String prefix) {
        Connection connection = null;
        for (int i = 0; i < MOST_EACH && !stopped; i++) {
            String email = prefix + i + "@writers.test";
            long begun = System.nanoTime();
            int status = NO_ANSWER;
            try {
                if (connection == null) {
                    connection = new Connection(port);
                }
                Reply reply = connection.post("/api/v1/users", Http.user("Writer", email));
                status = reply.status();
                if (reply.closes()) {
                    connection.close();
                    connection = null;
                }
            } catch (IOException e) {
                connection = null;
            }
            slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
            statuses.merge(status, 1, Integer::sum);
            if (status == 201) {
                acknowledged.add(email);
            }
            Wait.pause(PAUSE);
        }
    }

    void awaitAcknowledged(int number) {
        Wait.until(
                Duration.ofSeconds(10),
                () -> number + " acknowledged writes; answers so far: " + statuses,
                () -> acknowledged.size() >= number);
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    Map<Integer, Integer> statuses() {
        return Map.copyOf(statuses);
    }

    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    @Override
    public void close() {
        finish();
    }

    /** Each ends with the request that it is at. */
    void finish() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
