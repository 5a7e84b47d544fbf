package dev.footprint.load;

import dev.footprint.contract.cli.Arguments;
import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestSpec;
import dev.footprint.load.run.GeneratorWarmUp;
import dev.footprint.load.run.RunPlan;
import dev.footprint.load.run.Stop;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import dev.footprint.load.schedule.OpenLoopSchedule;
import dev.footprint.load.schedule.RateProfile;
import dev.footprint.load.schedule.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of one GET, and one line.
 *
 * @param perSecond 0 for a closed loop
 */
record SingleRun(RunPlan plan, Schedule schedule, int perSecond, Load load) implements Command {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    static SingleRun parse(Arguments arguments, Stop stop) {
        LoopbackUrl url = LoopbackUrl.parse(arguments.required("--url"));
        int requests = arguments.count("--requests", Limits.DEFAULT_REQUESTS, Limits.MOST_REQUESTS);
        String rate = arguments.text("--rate", null);
        String closeAfter = arguments.text("--close-after", null);
        RunPlan plan = new RunPlan(
                url,
                arguments.count("--connections", Limits.DEFAULT_CONNECTIONS, Limits.MOST_CONNECTIONS),
                closeAfter == null ? 0 : count("--close-after", closeAfter, Limits.MOST_REQUESTS),
                arguments.millis("--timeout-ms", Limits.DEFAULT_TIMEOUT, (int) Limits.MOST_TIMEOUT.toMillis()),
                arguments.millis("--deadline-ms", Limits.DEFAULT_DEADLINE, LONGEST_MS));
        boolean constantBody = Command.body(arguments, "any").equals("constant");
        Mix mix = new Mix(List.of(RequestSpec.get(url.target(), constantBody)), url.authority());
        Load load = new Load(mix, Command.lagBound(arguments), stop);
        arguments.rejectUnused();
        int perSecond = rate == null ? 0 : count("--rate", rate, Limits.MOST_PER_SECOND);
        return new SingleRun(plan, schedule(requests, perSecond, plan.deadline()), perSecond, load);
    }

    // Arguments has a default for what is missing; here nothing is the default.
    private static int count(String option, String value, int most) {
        return Arguments.parse(option, value).count(option, 1, most);
    }

    private static Schedule schedule(int requests, int perSecond, Duration deadline) {
        if (perSecond == 0) {
            return ClosedLoopSchedule.of(requests);
        }
        Duration length = Duration.ofNanos(requests * NANOS / perSecond);
        if (length.compareTo(deadline) > 0) {
            throw new IllegalArgumentException(requests + " requests at " + perSecond + " a second take "
                    + length.toMillis() + " ms, more than --deadline-ms " + deadline.toMillis());
        }
        return new OpenLoopSchedule(RateProfile.constant(perSecond, length));
    }

    @Override
    public void run(JsonLines lines) throws IOException {
        if (schedule.isOpen()) {
            GeneratorWarmUp.run(load.stop());
        }
        lines.load(
                new JsonLines.Phase(null, false, plan.connections(), perSecond),
                load.run(plan, schedule, new TimeSeries(NANOS)));
    }
}
