package dev.footprint.load.run;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.Limits;
import java.time.Duration;

/**
 * How one run is done, whatever its schedule.
 *
 * @param target where every request goes; what each asks for is the mix's business
 * @param connections how many at a time, one request on each
 * @param closeAfter a connection is closed after this many requests; 0 when it is kept as long as the server keeps it
 * @param timeout for one connect, and for one response from its first byte sent to its last received
 * @param deadline for the whole run, whatever happens
 */
public record RunPlan(LoopbackUrl target, int connections, int closeAfter, Duration timeout, Duration deadline) {

    public RunPlan {
        if (connections < 1 || connections > Limits.MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "a run has 1 to " + Limits.MOST_CONNECTIONS + " connections, got " + connections);
        }
        if (closeAfter < 0) {
            throw new IllegalArgumentException("a connection carries at least one request");
        }
        if (!timeout.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("time-out and deadline are longer than nothing");
        }
    }
}
