package dev.footprint.load.run;

import dev.footprint.load.record.Outcome;
import dev.footprint.load.record.Recorder;
import dev.footprint.load.request.Mix;
import dev.footprint.load.schedule.Schedule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One run from first request to last response: one thread, one selector, so that generating load costs one core at
 * most and the service can have the others. A request that is due while every connection is busy waits for the next
 * that becomes free.
 */
public final class Run {

    /** How often time-outs are looked for; what a time-out may come late by. */
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** How much too late the kernel may end a sleep: its timers have a slack of 50 us, and waking takes a while. */
    private static final long WAKING_NANOS = TimeUnit.MICROSECONDS.toNanos(90);

    private static final int RECEIVE_BYTES = 64 * 1024;

    private final RunPlan plan;
    private final Schedule schedule;
    private final Mix mix;
    private final Recorder recorder;
    private final Stop stop;
    private final Consumer<SelectionKey> whenReady = this::ready;

    private Connection[] connections;
    private IdleQueue idle;
    private long start;
    private long firstReady;
    private long lastLook;

    public Run(RunPlan plan, Schedule schedule, Mix mix, Recorder recorder, Stop stop) {
        this.plan = plan;
        this.schedule = schedule;
        this.mix = mix;
        this.recorder = recorder;
        this.stop = stop;
    }

    /**
     * Returns by the plan's deadline, give or take one sweep, and the time-out for connecting ahead in an open loop.
     *
     * @throws IOException when this machine has no selector to give; what the service does is recorded instead
     */
    public RunEnd run() throws IOException {
        try (Selector selector = Selector.open()) {
            prepare(selector);
            start = System.nanoTime();
            loop(selector);
            long elapsed = System.nanoTime() - start;
            recorder.series().end(elapsed);
            for (Connection connection : connections) {
                connection.close();
            }
            return new RunEnd(schedule.requested(), elapsed, stop.isRequested());
        }
    }

    private void prepare(Selector selector) {
        int count = (int) Math.min(plan.connections(), schedule.most());
        ByteBuffer received = ByteBuffer.allocate(RECEIVE_BYTES);
        connections = new Connection[count];
        idle = new IdleQueue(count);
        long until = System.nanoTime() + plan.timeout().toNanos();
        boolean ahead = schedule.isOpen();
        for (int i = 0; i < count; i++) {
            connections[i] = new Connection(selector, received, plan, recorder, mix.longestRequest());
            // Where one fails the others would too; the requests will find out, and be counted.
            long left = until - System.nanoTime();
            ahead = ahead && left > 0 && connections[i].connectAhead(Duration.ofNanos(left));
            idle.add(connections[i]);
        }
    }

    private void loop(Selector selector) throws IOException {
        long deadline = start + plan.deadline().toNanos();
        long sweepAt = start + SWEEP_NANOS;
        long now = start;
        while (now - deadline < 0 && !stop.isRequested()) {
            send();
            if (idle.size() == connections.length && schedule.nextDue(now - start) == Schedule.NEVER) {
                return;
            }
            look(selector);
            now = System.nanoTime();
            if (now - sweepAt >= 0) {
                sweep(now);
                sweepAt = now + SWEEP_NANOS;
            }
        }
    }

    /** Sends what is due as long as connections are free, but not without end: what has come is to be read, too. */
    private void send() {
        for (int i = 0; i < connections.length && !idle.isEmpty(); i++) {
            long now = System.nanoTime();
            long due = schedule.nextDue(now - start);
            if (due > now - start) {
                return;
            }
            schedule.take();
            Connection connection = idle.remove();
            long dueAt = start + due;
            recorder.generator().sent(now - Math.max(dueAt, connection.endedAt()));
            ended(connection, connection.start(mix.next(), dueAt, now));
        }
    }

    private void look(Selector selector) throws IOException {
        long before = System.nanoTime();
        long untilDue = untilDue(before);
        firstReady = 0;
        if (schedule.isOpen() || untilDue <= 0) {
            ask(selector, before, untilDue);
        } else {
            selector.select(whenReady, TimeUnit.NANOSECONDS.toMillis(SWEEP_NANOS));
            recorder.generator().idle((firstReady == 0 ? System.nanoTime() : firstReady) - before);
        }
    }

    /**
     * Looks without waiting for anything to come: a selector sleeps in whole milliseconds, which is too coarse for due
     * times. Sleeps only where nothing can come, and ends that early enough.
     */
    private void ask(Selector selector, long before, long untilDue) throws IOException {
        boolean nothingOnItsWay = idle.size() == connections.length;
        boolean sleeps = nothingOnItsWay && untilDue > WAKING_NANOS;
        if (sleeps) {
            LockSupport.parkNanos(Math.min(untilDue - WAKING_NANOS, SWEEP_NANOS));
        } else if (lastLook != 0) {
            recorder.generator().looked(before - lastLook);
        }
        lastLook = sleeps ? 0 : before;
        if (selector.selectNow(whenReady) == 0 && untilDue > 0) {
            // Costs nothing on a core of its own; on one that is shared, what is waited for needs that core.
            Thread.yield();
            recorder.generator().idle(System.nanoTime() - before);
        }
    }

    /** Nanoseconds until something can be sent; as good as never when all connections are busy or nothing is left. */
    private long untilDue(long now) {
        long due = schedule.nextDue(now - start);
        return idle.isEmpty() || due == Schedule.NEVER ? Schedule.NEVER : due - (now - start);
    }

    private void ready(SelectionKey key) {
        if (firstReady == 0) {
            firstReady = System.nanoTime();
        }
        Connection connection = (Connection) key.attachment();
        Outcome outcome = connection.advance();
        if (outcome != null) {
            ended(connection, outcome);
            send();
        }
    }

    private void ended(Connection connection, Outcome outcome) {
        if (outcome == null) {
            return;
        }
        long at = connection.endedAt();
        recorder.ended(connection.kind(), outcome, at - start, at - connection.due(), at - connection.sentAt());
        idle.add(connection);
    }

    private void sweep(long now) {
        for (Connection connection : connections) {
            ended(connection, connection.expire(now));
        }
        recorder.series().advance(now - start);
    }
}
