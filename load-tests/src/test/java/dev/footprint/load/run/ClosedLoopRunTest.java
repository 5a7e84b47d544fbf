package dev.footprint.load.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.Limits;
import dev.footprint.load.Load;
import dev.footprint.load.fake.ScriptedServer;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.report.Percentiles;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestSpec;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of outcome, against servers whose truth is known. */
class ClosedLoopRunTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aFixedDelayIsInEveryLatency() throws IOException {
        long delay = TimeUnit.MILLISECONDS.toNanos(2);
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            Thread.sleep(Duration.ofNanos(delay));
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 200, 4, LONG, LONG);
            assertSound(report, 200);
            assertEquals(200, report.counts().ok());
            assertEquals(4, server.connections());
            Percentiles latencies = report.fromSend();
            assertTrue(latencies.p50() >= delay, report::toString);
            assertTrue(latencies.p50() <= latencies.p90() && latencies.p90() <= latencies.p99(), report::toString);
            assertTrue(latencies.p99() <= latencies.max() && latencies.max() <= report.elapsedNanos() * 1.01);
            assertTrue(report.elapsedNanos() >= 200 / 4 * delay, report::toString);
        }
    }

    @Test
    void otherStatusesAreFailuresAndKeepTheConnection() throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            boolean fails = number % 20 == 7;
            ScriptedServer.send(out, fails ? "HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n" : ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 1_000, 8, LONG, LONG);
            assertSound(report, 1_000);
            assertEquals(50, report.counts().statusFailures());
            assertEquals(950, report.counts().ok());
            assertEquals(1_000, report.counts().completed());
            assertEquals(8, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 404, 500})
    void onlyTwoHundredIsOk(int status) throws IOException {
        try (ScriptedServer server = ScriptedServer.sending("HTTP/1.1 " + status + " \r\nContent-Length: 0\r\n\r\n")) {
            assertEquals(10, run(server.url(), 10, 2, LONG, LONG).counts().statusFailures());
        }
    }

    @Test
    void connectionsClosedAtRandomAreCountedAsOftenAsTheyHappen() throws IOException {
        Random random = new Random(20261125);
        AtomicInteger closed = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            boolean closes;
            synchronized (random) {
                closes = random.nextInt(10) == 0;
            }
            if (closes) {
                closed.incrementAndGet();
                return false;
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoadReport report = run(server.url(), 1_000, 8, LONG, LONG);
            assertSound(report, 1_000);
            assertTrue(closed.get() > 0);
            assertEquals(closed.get(), report.counts().resets());
            assertEquals(1_000 - closed.get(), report.counts().ok());
        }
    }

    @Test
    void aCloseThatIsAnnouncedIsNoFailure() throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            ScriptedServer.send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
            return false;
        })) {
            LoadReport report = run(server.url(), 50, 4, LONG, LONG);
            assertEquals(50, report.counts().ok());
            assertEquals(50, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage without a line end",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more"
            })
    void garbageIsMalformed(String garbage) throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(garbage)) {
            LoadReport report = run(server.url(), 40, 4, LONG, LONG);
            assertSound(report, 40);
            assertEquals(40, report.counts().malformed());
            assertNull(report.fromSend());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})
    void halfAResponseIsAResetWhenTheServerGoesAndATimeoutWhenItStays(String half) throws IOException {
        try (ScriptedServer goes = new ScriptedServer((number, out) -> {
            ScriptedServer.send(out, half);
            return false;
        })) {
            LoadReport report = run(goes.url(), 40, 4, LONG, LONG);
            assertSound(report, 40);
            assertEquals(40, report.counts().resets());
        }
        try (ScriptedServer stays = ScriptedServer.sending(half)) {
            LoadReport report = run(stays.url(), 8, 4, SHORT, LONG);
            assertSound(report, 8);
            assertEquals(8, report.counts().timeouts());
            assertTrue(report.elapsedNanos() >= 2 * SHORT.toNanos(), "two after the other on each of four");
        }
    }

    @Test
    void aTricklingResponseDoesNotOutlastTheTimeout() throws IOException {
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            ScriptedServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                ScriptedServer.send(out, "x");
                Thread.sleep(10);
            }
        })) {
            assertEquals(2, run(server.url(), 2, 2, SHORT, LONG).counts().timeouts());
        }
    }

    @Test
    void theDeadlineEndsARunThatNothingElseWouldEnd() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending("")) {
            LoadReport report = run(server.url(), 1_000, 4, LONG, SHORT);
            assertEquals(1_000, report.counts().unfinished());
            assertTrue(report.elapsedNanos() >= SHORT.toNanos());
            assertTrue(report.elapsedNanos() < LONG.toNanos());
            assertTrue(server.requests() <= 4);
        }
    }

    @Test
    void theDeadlineEndsARunThatGoesWell() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            LoadReport report = run(server.url(), Limits.MOST_REQUESTS, 2, LONG, SHORT);
            assertSound(report, Limits.MOST_REQUESTS);
            assertTrue(report.counts().ok() > 0 && report.counts().unfinished() > 0, report::toString);
        }
    }

    @Test
    void nothingListeningIsConnectErrors() throws IOException {
        ScriptedServer gone = ScriptedServer.sending("");
        gone.close();
        LoadReport report = run(gone.url(), 100, 4, LONG, LONG);
        assertSound(report, 100);
        assertEquals(100, report.counts().connectErrors());
    }

    @Test
    void sendsExactlyWhatWasAskedFor() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            assertEquals(3, run(server.url(), 3, 8, LONG, LONG).counts().ok());
            assertEquals(3, server.requests());
            assertEquals(3, server.connections());
        }
    }

    private static LoadReport run(
            LoopbackUrl target, int requests, int connections, Duration timeout, Duration deadline) throws IOException {
        Mix mix = new Mix(List.of(RequestSpec.get(target.target(), true)), target.authority());
        return new Load(mix, Limits.DEFAULT_LAG, new Stop())
                .run(
                        new RunPlan(target, connections, 0, timeout, deadline),
                        ClosedLoopSchedule.of(requests),
                        new TimeSeries(TimeUnit.SECONDS.toNanos(1)));
    }

    private static void assertSound(LoadReport report, long requested) {
        assertEquals(requested, report.counts().requested());
        assertEquals(
                report.counts().completed(),
                report.counts().ok()
                        + report.counts().statusFailures()
                        + report.counts().wrongAnswers());
        assertEquals(
                requested,
                report.counts().completed()
                        + report.counts().connectErrors()
                        + report.counts().resets()
                        + report.counts().timeouts()
                        + report.counts().malformed()
                        + report.counts().unfinished());
        assertTrue(report.counts().unfinished() >= 0);
    }
}
