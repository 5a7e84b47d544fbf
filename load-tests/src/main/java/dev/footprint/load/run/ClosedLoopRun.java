package dev.footprint.load.run;

import dev.footprint.load.LoadPlan;
import dev.footprint.load.record.Outcome;
import dev.footprint.load.record.Recorder;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run from first connect to report: one thread, one selector, so that generating load costs one core at most and
 * the service can have the others.
 */
public final class ClosedLoopRun {

    /** How often time-outs are looked for; what a time-out may come late by. */
    private static final long SWEEP_MILLIS = 5;

    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS);

    private static final int RECEIVE_BYTES = 64 * 1024;

    private final LoadPlan plan;
    private final ClosedLoopSchedule schedule;
    private final Recorder recorder = new Recorder();
    private final List<Connection> busy = new ArrayList<>();
    private long deadline;

    public ClosedLoopRun(LoadPlan plan) {
        this.plan = plan;
        this.schedule = new ClosedLoopSchedule(plan.requests());
    }

    /**
     * Returns by the plan's deadline, give or take one sweep.
     *
     * @throws IOException when this machine has no selector to give; what the service does is in the report instead
     */
    public LoadReport run() throws IOException {
        long started = System.nanoTime();
        deadline = started + plan.deadline().toNanos();
        ByteBuffer received = ByteBuffer.allocateDirect(RECEIVE_BYTES);
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < Math.min(plan.connections(), plan.requests()); i++) {
                Connection connection = new Connection(
                        selector, received, plan.target(), plan.timeout().toNanos());
                busy.add(connection);
                next(connection);
            }
            loop(selector);
            busy.forEach(Connection::close);
        }
        return LoadReport.of(plan.requests(), recorder, System.nanoTime() - started);
    }

    private void loop(Selector selector) throws IOException {
        long sweepAt = System.nanoTime() + SWEEP_NANOS;
        while (!busy.isEmpty() && !isOver()) {
            selector.select(this::ready, SWEEP_MILLIS);
            long now = System.nanoTime();
            if (now - sweepAt >= 0) {
                for (Connection connection : List.copyOf(busy)) {
                    ended(connection, connection.expire(now));
                }
                sweepAt = now + SWEEP_NANOS;
            }
        }
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        ended(connection, connection.advance());
    }

    private void ended(Connection connection, Outcome outcome) {
        if (outcome != null) {
            count(connection, outcome);
            next(connection);
        }
    }

    // A loop and not a recursion: where nothing listens, every request ends before its start returns.
    private void next(Connection connection) {
        while (!isOver() && schedule.take()) {
            Outcome outcome = connection.start();
            if (outcome == null) {
                return;
            }
            count(connection, outcome);
        }
        connection.close();
        busy.remove(connection);
    }

    private void count(Connection connection, Outcome outcome) {
        if (outcome == Outcome.OK) {
            recorder.ok(connection.latency());
        } else {
            recorder.failed(outcome);
        }
    }

    private boolean isOver() {
        return System.nanoTime() - deadline >= 0;
    }
}
