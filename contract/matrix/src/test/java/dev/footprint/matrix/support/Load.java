package dev.footprint.matrix.support;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of requests over kept-alive connections, each connection sending its next when it has its answer. */
public final class Load {
    /** What a request without an answer counts as. */
    public static final int NONE = -1;

    private static final Duration MOST = Duration.ofSeconds(120);

    private Load() {}

    /** Answers by status, and how long each took, ascending, in nanoseconds. */
    public record Result(Map<Integer, Integer> statuses, long[] latencies) {
        public Duration quantile(double q) {
            return Duration.ofNanos(latencies[(int) Math.min(latencies.length - 1L, (long) (q * latencies.length))]);
        }

        public int count(int status) {
            return statuses.getOrDefault(status, 0);
        }
    }

    /** Sends one request on a connection and says what came. */
    @FunctionalInterface
    public interface Sender {
        Reply send(Connection connection, int number) throws IOException;
    }

    public static Result get(int port, int connections, int requests, String target) {
        return run(port, connections, requests, (connection, number) -> connection.get(target));
    }

    public static Result run(int port, int connections, int requests, Sender sender) {
        AtomicInteger next = new AtomicInteger();
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        long[] latencies = new long[requests];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < connections; c++) {
                threads.submit(() -> work(port, sender, next, statuses, latencies));
            }
            threads.shutdown();
            if (!threads.awaitTermination(MOST.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
                throw new AssertionError(requests + " requests took more than " + MOST.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Arrays.sort(latencies);
        return new Result(Map.copyOf(statuses), latencies);
    }

    private static void work(
            int port, Sender sender, AtomicInteger next, Map<Integer, Integer> statuses, long[] latencies) {
        Connection connection = null;
        for (int number = next.getAndIncrement(); number < latencies.length; number = next.getAndIncrement()) {
            long begun = System.nanoTime();
            int status = NONE;
            try {
                if (connection == null) {
                    connection = new Connection(port);
                }
                Reply reply = sender.send(connection, number);
                status = reply.status();
                if (reply.closes()) {
                    connection = closed(connection);
                }
            } catch (IOException e) {
                connection = closed(connection);
            }
            latencies[number] = System.nanoTime() - begun;
            statuses.merge(status, 1, Integer::sum);
        }
        closed(connection);
    }

    private static Connection closed(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // it is given up either way
        }
        return null;
    }
}
