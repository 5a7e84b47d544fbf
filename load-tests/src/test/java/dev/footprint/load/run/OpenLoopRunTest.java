package dev.footprint.load.run;

import static dev.footprint.load.run.OpenLoops.LONG;
import static dev.footprint.load.run.OpenLoops.above;
import static dev.footprint.load.run.OpenLoops.assertSound;
import static dev.footprint.load.run.OpenLoops.load;
import static dev.footprint.load.run.OpenLoops.mix;
import static dev.footprint.load.run.OpenLoops.run;
import static dev.footprint.load.run.OpenLoops.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.load.Load;
import dev.footprint.load.fake.ScriptedServer;
import dev.footprint.load.record.Interval;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.request.Mix;
import dev.footprint.load.schedule.OpenLoopSchedule;
import dev.footprint.load.schedule.RateProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Latencies at a given rate, against servers whose truth is known. */
class OpenLoopRunTest {

    @Test
    void aStallIsInAsManyLatenciesFromDueTimeAsTheorySaysAndInHardlyAnyFromSending() throws Exception {
        long stall = TimeUnit.MILLISECONDS.toNanos(500);
        int connections = 4;
        StallingServer stalling = new StallingServer(1_000, stall);
        try (ScriptedServer server = new ScriptedServer(stalling::answer)) {
            LoadReport report = run(server.url(), 1_000, Duration.ofSeconds(4), connections, LONG, LONG);
            assertSound(report, 4_000);
            assertEquals(4_000, report.counts().ok(), "no slot is skipped");
            // Requests that are due during the stall wait for what is left of it: (stall - x) * rate wait longer than
            // x.
            for (int milliseconds : new int[] {100, 250, 400}) {
                long x = TimeUnit.MILLISECONDS.toNanos(milliseconds);
                double expected = (stall - x) / 1e9 * 1_000;
                long longer = above(report.fromDue().histogram(), x);
                assertTrue(longer >= 0.9 * expected, milliseconds + " ms: " + longer + " of " + expected);
                long longerFromSend = above(report.fromSend().histogram(), x);
                // Theory says one for each connection; a busy machine has stalls of its own.
                assertTrue(longerFromSend >= connections && longerFromSend < longer / 4, () -> x + " " + report);
            }
            assertTrue(report.fromDue().max() >= stall * 0.99, report::toString);
            assertTrue(report.fromDue().p90() > 10 * report.fromSend().p90(), report::toString);
            assertTrue(report.intervals().stream().anyMatch(i -> i.ok() == 0), "an interval in which nothing came");
        }
    }

    @Test
    void aFixedDelayIsTheLatencyFromBoth() throws IOException {
        long delay = TimeUnit.MILLISECONDS.toNanos(2);
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            Thread.sleep(Duration.ofNanos(delay));
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 500, Duration.ofSeconds(1), 32, LONG, LONG);
            assertSound(report, 500);
            assertEquals(500, report.counts().ok());
            assertTrue(report.fromSend().p50() >= delay, report::toString);
            assertTrue(report.fromDue().p50() >= report.fromSend().p50() * 0.99, report::toString);
            assertEquals(32, server.connections());
            assertEquals(32, report.connections());
        }
    }

    @Test
    void waitingForABusyConnectionCountsFromDueTime() throws IOException {
        // One connection takes 20 ms for each, and one is due every 5 ms: the n-th waits 15 ms longer than the one
        // before.
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            Thread.sleep(20);
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 200, Duration.ofMillis(500), 1, LONG, LONG);
            assertEquals(100, report.counts().ok());
            assertTrue(report.fromDue().p50() >= 50 * TimeUnit.MILLISECONDS.toNanos(14), report::toString);
            assertTrue(report.fromDue().max() >= 99 * TimeUnit.MILLISECONDS.toNanos(14), report::toString);
            assertTrue(report.fromSend().p50() < report.fromDue().p50() / 10, report::toString);
            assertTrue(report.elapsedNanos() >= 100 * TimeUnit.MILLISECONDS.toNanos(20), report::toString);
        }
    }

    @Test
    void aServerThatSlowsDownShowsInTheLaterIntervals() throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            Thread.sleep(number < 250 ? 1 : 40);
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 500, Duration.ofSeconds(1), 32, LONG, LONG);
            assertEquals(500, report.counts().ok());
            List<Interval> intervals = report.intervals();
            assertTrue(intervals.get(8).p50() > 4 * intervals.get(1).p50(), intervals::toString);
        }
    }

    @Test
    void aConnectionCarriesAsManyRequestsAsItShall() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            LoadReport report = load(server.url(), new Stop())
                    .run(
                            new RunPlan(server.url(), 1, 5, LONG, LONG),
                            new OpenLoopSchedule(RateProfile.constant(1_000, Duration.ofMillis(100))),
                            series());
            assertEquals(100, report.counts().ok());
            assertEquals(20, server.connections());
            assertEquals(20, report.connections());
        }
    }

    @Test
    void ratesOverTimeAreInTheIntervals() throws IOException {
        RateProfile spike = new RateProfile(List.of(
                new RateProfile.Point(Duration.ZERO, 200),
                new RateProfile.Point(Duration.ofMillis(500), 200),
                new RateProfile.Point(Duration.ofMillis(500), 2_000),
                new RateProfile.Point(Duration.ofMillis(1_000), 2_000)));
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            LoadReport report = load(server.url(), new Stop())
                    .run(new RunPlan(server.url(), 8, 0, LONG, LONG), new OpenLoopSchedule(spike), series());
            assertSound(report, 1_100);
            long before = report.intervals().subList(0, 4).stream()
                    .mapToLong(Interval::ok)
                    .sum();
            assertTrue(before >= 60 && before <= 100, report.intervals()::toString);
        }
    }

    @Test
    void aGeneratorThatIsTooLateSaysThatItsLatenciesAreNotToBeBelieved() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            Mix mix = mix(server.url());
            LoadReport report = new Load(mix, Duration.ofNanos(1), new Stop())
                    .run(
                            new RunPlan(server.url(), 2, 0, LONG, LONG),
                            new OpenLoopSchedule(RateProfile.constant(1_000, Duration.ofMillis(100))),
                            series());
            assertFalse(report.generator().valid());
            assertTrue(report.generator().reason().contains("late"), report.generator()::reason);
            assertTrue(report.generator().longestSendLag() >= report.generator().sendLagP99() * 0.98);
        }
    }

    /** Stands still once, as a whole, for every connection. */
    private static final class StallingServer {
        private final int at;
        private final long nanos;
        private long until;

        StallingServer(int at, long nanos) {
            this.at = at;
            this.nanos = nanos;
        }

        boolean answer(int number, OutputStream out) throws IOException, InterruptedException {
            long left;
            synchronized (this) {
                if (number == at) {
                    until = System.nanoTime() + nanos;
                }
                left = until == 0 ? 0 : until - System.nanoTime();
            }
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        }
    }
}
