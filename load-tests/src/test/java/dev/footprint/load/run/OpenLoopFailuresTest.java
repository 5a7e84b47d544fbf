package dev.footprint.load.run;

import static dev.footprint.load.run.OpenLoops.LONG;
import static dev.footprint.load.run.OpenLoops.assertSound;
import static dev.footprint.load.run.OpenLoops.histogram;
import static dev.footprint.load.run.OpenLoops.load;
import static dev.footprint.load.run.OpenLoops.run;
import static dev.footprint.load.run.OpenLoops.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.load.fake.ScriptedServer;
import dev.footprint.load.record.Interval;
import dev.footprint.load.report.Counts;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.schedule.OpenLoopSchedule;
import dev.footprint.load.schedule.RateProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of failure at a given rate: counted, classified, and the run ends on time. */
class OpenLoopFailuresTest {

    @Test
    void errorsAreCountedAndHaveNoLatency() throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            boolean fails = number % 20 == 7;
            ScriptedServer.send(out, fails ? "HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n" : ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 2_000, Duration.ofMillis(500), 8, LONG, LONG);
            assertSound(report, 1_000);
            assertEquals(50, report.counts().statusFailures());
            assertEquals(950, histogram(report.fromDue().histogram()).getTotalCount());
            assertEquals(
                    50, report.intervals().stream().mapToLong(Interval::failed).sum());
        }
    }

    @Test
    void anotherBodyIsAFailureOfItsOwnKind() throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            // One longer than the others, which is always seen; one in four with other bytes, of which a sample is
            // seen.
            String body = number == 100 ? "okay" : number > 500 && number % 4 == 0 ? "KO" : "ok";
            ScriptedServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return true;
        })) {
            LoadReport report = run(server.url(), 4_000, Duration.ofSeconds(1), 1, LONG, LONG);
            assertSound(report, 4_000);
            assertTrue(report.counts().wrongAnswers() > 10, report::toString);
            assertEquals(4_000, report.counts().completed());
        }
    }

    @Test
    void aServerThatDiesMidRunIsResetsAndThenConnectErrors() throws IOException {
        AtomicReference<ScriptedServer> self = new AtomicReference<>();
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            if (number == 250) {
                self.get().die();
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            self.set(server);
            LoadReport report = run(server.url(), 500, Duration.ofSeconds(1), 4, LONG, LONG);
            assertSound(report, 500);
            Counts counts = report.counts();
            assertTrue(counts.ok() >= 240 && counts.ok() < 400, report::toString);
            assertTrue(counts.connectErrors() > 100, report::toString);
            assertTrue(counts.resets() >= 1, report::toString);
            assertEquals(500, counts.ok() + counts.connectErrors() + counts.resets());
            assertEquals(0, counts.unfinished());
            assertTrue(report.elapsedNanos() >= TimeUnit.MILLISECONDS.toNanos(990), "it goes on to its end");
            assertTrue(report.elapsedNanos() < LONG.toNanos());
        }
    }

    @Test
    void nothingListeningIsConnectErrorsAtTheTimesTheyWereDue() throws IOException {
        ScriptedServer gone = ScriptedServer.sending("");
        gone.close();
        LoadReport report = run(gone.url(), 500, Duration.ofMillis(400), 4, LONG, LONG);
        assertSound(report, 200);
        assertEquals(200, report.counts().connectErrors());
        assertNull(report.fromDue());
        assertTrue(report.elapsedNanos() >= TimeUnit.MILLISECONDS.toNanos(390), report::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage without a line end", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"})
    void garbageIsMalformed(String garbage) throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(garbage)) {
            LoadReport report = run(server.url(), 500, Duration.ofMillis(200), 4, LONG, LONG);
            assertSound(report, 100);
            assertEquals(100, report.counts().malformed());
        }
    }

    @Test
    void halfAResponseIsATimeoutAndTheRunStillEnds() throws IOException {
        Duration timeout = Duration.ofMillis(100);
        try (ScriptedServer server = ScriptedServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) {
            LoadReport report = run(server.url(), 1_000, Duration.ofMillis(300), 4, timeout, Duration.ofMillis(500));
            assertSound(report, 300);
            assertTrue(report.counts().timeouts() >= 4, report::toString);
            assertTrue(report.counts().unfinished() > 0, report::toString);
            assertTrue(report.elapsedNanos() >= TimeUnit.MILLISECONDS.toNanos(500), report::toString);
            assertTrue(report.elapsedNanos() < LONG.toNanos());
        }
    }

    @Test
    void connectionsThatAreEndedAtRandomAreResetsWithARequestOnThemAndNoneWithout() throws IOException {
        Random random = new Random(20261125);
        AtomicInteger dropped = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            int kind;
            synchronized (random) {
                kind = random.nextInt(20);
            }
            if (kind == 0) {
                dropped.incrementAndGet();
                return false;
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            // An answer, and then the end without a word: at this rate the connection is idle by then.
            return kind != 1;
        })) {
            LoadReport report = run(server.url(), 200, Duration.ofSeconds(2), 4, LONG, LONG);
            assertSound(report, 400);
            assertTrue(dropped.get() > 0);
            assertTrue(report.idleCloses() > 0, report::toString);
            assertEquals(400, report.counts().ok() + report.counts().resets());
            assertTrue(report.counts().resets() >= dropped.get(), report::toString);
            assertTrue(report.connections() > 4);
        }
    }

    @Test
    void whatWasMeasuredBeforeAnInterruptIsKept() throws Exception {
        Stop stop = new Stop();
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            if (number == 100) {
                stop.request();
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = load(server.url(), stop)
                    .run(
                            new RunPlan(server.url(), 2, 0, LONG, LONG),
                            new OpenLoopSchedule(RateProfile.constant(100, Duration.ofSeconds(30))),
                            series());
            assertSound(report, 3_000);
            assertTrue(report.counts().ok() >= 99, report::toString);
            assertTrue(report.counts().unfinished() > 0, report::toString);
            assertEquals("interrupted", report.generator().reason());
            assertTrue(report.elapsedNanos() < LONG.toNanos());
        }
    }
}
