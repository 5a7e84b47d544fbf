package dev.footprint.load.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.footprint.load.Limits;
import dev.footprint.load.Load;
import dev.footprint.load.fake.ScriptedServer;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestSpec;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A generator that makes garbage stops to collect it, and takes its own pauses for the service's. */
class AllocationTest {

    private static final int FEW = 2_000;
    private static final int MANY = 42_000;

    /** A tenth of the smallest object: what a run needs once must not be taken for what each request needs. */
    private static final double MOST_BYTES_PER_REQUEST = 1.6;

    @Test
    void aRequestMakesNoGarbage() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            allocated(server, FEW);
            long few = allocated(server, FEW);
            long many = allocated(server, MANY);
            double perRequest = (double) (many - few) / (MANY - FEW);
            assertTrue(perRequest < MOST_BYTES_PER_REQUEST, perRequest + " bytes per request");
        }
    }

    private static long allocated(ScriptedServer server, int requests) throws IOException {
        Mix mix = new Mix(
                List.of(RequestSpec.get(server.url().target(), true)),
                server.url().authority());
        Load load = new Load(mix, Limits.DEFAULT_LAG, new Stop());
        Duration deadline = Duration.ofSeconds(60);
        RunPlan plan = new RunPlan(server.url(), 4, 0, deadline, deadline);
        TimeSeries series = new TimeSeries(TimeUnit.HOURS.toNanos(1));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        LoadReport report = load.run(plan, ClosedLoopSchedule.of(requests), series);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertEquals(requests, report.counts().ok());
        return after - before;
    }
}
