package dev.footprint.deploy.experiment;

import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request to a service that runs, from the probe's image over loopback: whether it is answered with 200 within two seconds. */
public final class HealthCheck {
    /** The engine's own work is longer than the check's. */
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private HealthCheck() {}

    /** In the bench's pod. @return null when it passed, what was wrong otherwise */
    public static String of(Bench bench, int port, String path) throws InterruptedException {
        return of(bench, port, port, path);
    }

    /** The same for all ports of a range, one after the other. */
    public static String of(Bench bench, int from, int to, String path) throws InterruptedException {
        return run(bench.engine(), bench.pod().tool("health", bench.pod().probeImage(), command(from, to, path)));
    }

    /** In the network namespace of a container. */
    public static String inside(Bench bench, String container, int port, String path) throws InterruptedException {
        return run(
                bench.engine(),
                bench.pod()
                        .tool("health", bench.pod().probeImage(), command(port, port, path))
                        .joiningNetworkOf(container));
    }

    private static List<String> command(int from, int to, String path) {
        return List.of("healthcheck", "--port", Integer.toString(from), "--to", Integer.toString(to), "--path", path);
    }

    private static String run(Engine engine, ContainerPlan plan) throws InterruptedException {
        String container = engine.create(plan);
        try {
            engine.start(container);
            CompletableFuture<Integer> ended = engine.whenEnded(container);
            ended.get(WITHIN.toSeconds(), TimeUnit.SECONDS);
            Ending ending = engine.ending(container);
            return ending.exitCode() == 0 ? null : "GET of its health path: " + String.join("; ", ending.logTail());
        } catch (TimeoutException e) {
            return "the health check did not end within " + WITHIN.toSeconds() + " s";
        } catch (ExecutionException e) {
            return "the health check could not be waited for: " + e.getMessage();
        } finally {
            engine.remove(container);
        }
    }
}
