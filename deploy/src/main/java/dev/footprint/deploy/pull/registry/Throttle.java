package dev.footprint.deploy.pull.registry;

import java.time.Duration;

/**
 * A token bucket without a store: each byte is paid for before it is sent, so that no burst makes a transfer faster than the rate. All
 * connections share one.
 */
final class Throttle {
    private final double nanosPerByte;
    private long paidUntil = Long.MIN_VALUE;

    /** @param bitsPerSecond 0 for no limit */
    Throttle(long bitsPerSecond) {
        this.nanosPerByte = bitsPerSecond == 0 ? 0 : 8e9 / bitsPerSecond;
    }

    /** Waits until so many bytes may be sent. */
    void take(int bytes) throws InterruptedException {
        long now = System.nanoTime();
        long wait = book(bytes, now) - now;
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }

    /** @return when they may be sent */
    synchronized long book(int bytes, long now) {
        // What was not used while nobody sent is lost.
        paidUntil = Math.max(paidUntil, now) + (long) Math.ceil(bytes * nanosPerByte);
        return paidUntil;
    }
}
