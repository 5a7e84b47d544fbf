package dev.footprint.service.telemetry;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what would be said for every request from being said more often than once a second. */
public final class OncePerSecond {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong last = new AtomicLong(System.nanoTime() - SECOND);

    public boolean now() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= SECOND && last.compareAndSet(before, now);
    }
}
