package dev.footprint.deploy.scaleout;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The engine's start calls of many containers, made at once. Times are CLOCK_MONOTONIC, which the watcher's are, too.
 *
 * @param called when each call was made, {@code answered} when it was answered
 * @param failure the engine's words where it could not start one of them; null where it started all
 */
record StartCalls(long[] called, long[] answered, String failure) {
    private static final double NANOS_PER_MS = 1e6;

    static StartCalls make(Engine engine, List<String> containers) {
        long[] called = new long[containers.size()];
        long[] answered = new long[containers.size()];
        AtomicReference<String> failure = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(containers.size());
        AllAtOnce.run(containers, container -> {
            int i = containers.indexOf(container);
            // Nobody begins before all threads are there.
            ready.countDown();
            await(ready);
            called[i] = System.nanoTime();
            try {
                engine.startOnce(container);
            } catch (EngineException e) {
                failure.set(e.getMessage());
            }
            answered[i] = System.nanoTime();
        });
        return new StartCalls(called, answered, failure.get());
    }

    private static void await(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    double calledMs(int instance) {
        return sinceFirst(called[instance]);
    }

    double answeredMs(int instance) {
        return sinceFirst(answered[instance]);
    }

    double sinceFirst(long nanos) {
        return (nanos - Arrays.stream(called).min().orElseThrow()) / NANOS_PER_MS;
    }
}
