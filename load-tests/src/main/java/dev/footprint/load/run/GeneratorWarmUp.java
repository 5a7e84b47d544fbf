package dev.footprint.load.run;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.record.Recorder;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestSpec;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import dev.footprint.load.schedule.OpenLoopSchedule;
import dev.footprint.load.schedule.RateProfile;
import dev.footprint.load.schedule.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets this program's own code be compiled before it measures anything: for its first second a JVM interprets, and
 * would send late. The load goes to a server inside this process, so the service stays as cold as it is.
 */
public final class GeneratorWarmUp {

    private static final int CONNECTIONS = 8;
    private static final double PER_SECOND = 10_000;
    private static final long MOST_REQUESTS = 200_000;

    /**
     * Much shorter than a second: what is compiled as if an interval never ended is thrown away when the first one does,
     * and compiled again while requests wait.
     */
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

    private static final Duration CLOSED = Duration.ofMillis(1_500);
    private static final Duration OPEN = Duration.ofMillis(1_000);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private GeneratorWarmUp() {}

    public static void run(Stop stop) throws IOException {
        try (MiniServer server = new MiniServer()) {
            LoopbackUrl target = LoopbackUrl.parse("http://127.0.0.1:" + server.port() + "/");
            Mix mix = new Mix(List.of(RequestSpec.get("/", true)), target.authority());
            RunPlan plan = new RunPlan(target, CONNECTIONS, 0, TIMEOUT, DEADLINE);
            run(plan, ClosedLoopSchedule.lasting(CLOSED, MOST_REQUESTS), mix, stop);
            run(plan, new OpenLoopSchedule(RateProfile.constant(PER_SECOND, OPEN)), mix, stop);
        }
    }

    private static void run(RunPlan plan, Schedule schedule, Mix mix, Stop stop) throws IOException {
        TimeSeries series = new TimeSeries(INTERVAL);
        new Run(plan, schedule, mix, new Recorder(mix.kinds().size(), series), stop).run();
    }
}
