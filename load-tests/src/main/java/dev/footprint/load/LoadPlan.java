package dev.footprint.load;

import dev.footprint.contract.http.LoopbackUrl;
import java.time.Duration;

/**
 * What one run is to do. Every run is bounded in count and in time.
 *
 * @param target what every request GETs
 * @param requests how many in all
 * @param connections how many at a time, one per connection
 * @param timeout for one connect, and for one response from its first byte sent to its last received
 * @param deadline for the whole run, whatever happens
 */
public record LoadPlan(LoopbackUrl target, int requests, int connections, Duration timeout, Duration deadline) {

    public static final int DEFAULT_REQUESTS = 1_000;
    public static final int DEFAULT_CONNECTIONS = 8;
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    public static final int MOST_REQUESTS = 10_000_000;
    public static final int MOST_CONNECTIONS = 1_024;

    public LoadPlan {
        if (requests < 1 || requests > MOST_REQUESTS || connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("a run has 1 to " + MOST_REQUESTS + " requests on 1 to "
                    + MOST_CONNECTIONS + " connections, got " + requests + " on " + connections);
        }
        if (!timeout.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("time-out and deadline are longer than nothing");
        }
    }
}
