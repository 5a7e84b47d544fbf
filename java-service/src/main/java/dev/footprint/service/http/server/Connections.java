package dev.footprint.service.http.server;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * All connections of the server: bounds their number and their time, knows when none has a request under way, and shuts the
 * door at the end. Vert.x has a bound for idleness alone, and no way to stop accepting without closing what is open.
 */
public final class Connections {

    /** One process has one server. */
    public static final Connections OF_PROCESS = new Connections();

    // 10,000 are promised; the rest is for those who look whether the service still answers.
    private static final int MAX = 10_500;
    private static final long SWEEP_MS = 500;

    private final Set<ConnectionGuard> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile Channel door;
    private volatile boolean draining;

    /** The channel that accepts. */
    void door(Channel channel) {
        door = channel;
    }

    boolean admit(ConnectionGuard guard, EventLoop loop) {
        if (draining || open.size() >= MAX) {
            return false;
        }
        open.add(guard);
        if (sweeping.compareAndSet(false, true)) {
            sweepLater(loop);
        }
        return true;
    }

    void left(ConnectionGuard guard) {
        open.remove(guard);
    }

    // One timer for all: a timer for each would be another object on each, and moved at each request.
    private void sweepLater(EventLoop loop) {
        loop.schedule(() -> sweep(loop), SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    private void sweep(EventLoop loop) {
        long now = System.nanoTime();
        open.forEach(guard -> guard.closeIfLate(now));
        sweeping.set(false);
        if (!open.isEmpty() && sweeping.compareAndSet(false, true)) {
            sweepLater(loop);
        }
    }

    /** Whether the server has begun to accept. */
    public boolean isOpen() {
        return door != null;
    }

    public boolean draining() {
        return draining;
    }

    /** Lets nobody in any more. What is open stays open, and is answered. */
    public void shutDoor() {
        draining = true;
        Channel channel = door;
        if (channel != null) {
            channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }

    /** @return whether every request under way was answered before the deadline */
    public boolean awaitAnswers(long deadlineMs) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMs);
        while (open.stream().anyMatch(ConnectionGuard::underWay)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    /**
     * Closes every connection as soon as it has no request under way: a request that came in between the last look and this one
     * is answered first, and no other is begun.
     *
     * @return whether none was open before the deadline
     */
    public boolean closeAll(long deadlineMs) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMs);
        while (!open.isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            open.forEach(ConnectionGuard::closeUnlessUnderWay);
            Thread.sleep(5);
        }
        return true;
    }
}
