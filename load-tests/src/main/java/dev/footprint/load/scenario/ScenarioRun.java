package dev.footprint.load.scenario;

import dev.footprint.load.Limits;
import dev.footprint.load.Load;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.report.Peak;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import dev.footprint.load.schedule.OpenLoopSchedule;
import dev.footprint.load.schedule.RateProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;

/** Runs a scenario's phases one after the other, and writes what each found as soon as it is over. */
final class ScenarioRun {

    private static final int CLEANING_CONNECTIONS = 8;
    private static final Duration CLEANING = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final Load load;
    private final PlanMaker plans;
    private final JsonLines lines;
    private final PhaseOutput output;
    private final long span;
    private OptionalDouble peak;

    /**
     * @param peak successes per second, when it is known already
     * @param span length of an interval in nanoseconds
     */
    ScenarioRun(Scenario scenario, Load load, PlanMaker plans, PhaseOutput output, OptionalDouble peak, long span) {
        this.scenario = scenario;
        this.load = load;
        this.plans = plans;
        this.lines = output.lines();
        this.output = output;
        this.peak = peak;
        this.span = span;
    }

    void run() throws IOException {
        lines.scenario(
                scenario.name(),
                plans.target().origin(),
                scenario.phases().stream().map(p -> p.settings().name()).toList());
        String reason = null;
        for (Phase phase : scenario.phases()) {
            if (load.stop().isRequested()) {
                reason = "interrupted";
            } else if (reason == null) {
                reason = run(phase);
            }
        }
        if (load.stop().isRequested()) {
            reason = "interrupted";
        }
        clean();
        lines.end(load.mix().leftovers(), reason);
    }

    /** @return why no further phase makes sense, or null */
    private String run(Phase phase) throws IOException {
        return switch (phase) {
            case Phase.FindPeak find -> findPeak(find);
            case Phase.Closed closed -> {
                ClosedLoopSchedule schedule =
                        ClosedLoopSchedule.lasting(closed.length(), Limits.MOST_REQUESTS_OF_A_PHASE);
                LoadReport report = load.run(
                        plans.plan(closed.settings(), closed.settings().connections(), closed.length()),
                        schedule,
                        series());
                yield written(closed.settings(), 0, report);
            }
            case Phase.Open open -> open(open);
        };
    }

    private String open(Phase.Open phase) throws IOException {
        RateProfile profile;
        try {
            profile = Rates.profile(phase, peak);
        } catch (IllegalArgumentException e) {
            return "phase " + phase.settings().name() + ": " + e.getMessage();
        }
        LoadReport report = load.run(
                plans.plan(phase.settings(), phase.settings().connections(), phase.length()),
                new OpenLoopSchedule(profile),
                series());
        return written(phase.settings(), profile.mean(), report);
    }

    private String findPeak(Phase.FindPeak phase) throws IOException {
        if (peak.isPresent() && scenario.usesPeak()) {
            return null;
        }
        Peak found = new PeakSearch(load, output, phase, plans, span).run();
        lines.peak(phase.settings().name(), found);
        peak = OptionalDouble.of(found.perSecond());
        return found.perSecond() > 0
                ? null
                : "no request succeeded in phase " + phase.settings().name();
    }

    private String written(Phase.Settings settings, double perSecond, LoadReport report) {
        output.write(
                new JsonLines.Phase(settings.name(), settings.warmUp(), settings.connections(), perSecond), report);
        return report.counts().ok() > 0 ? null : "no request succeeded in phase " + settings.name();
    }

    private TimeSeries series() {
        return new TimeSeries(span);
    }

    /** Deletes what the mix created and has not deleted, so that the next run finds the service as this one did. */
    private void clean() throws IOException {
        int leftovers = load.mix().leftovers();
        if (leftovers == 0 || load.stop().isRequested()) {
            return;
        }
        Phase.Settings settings = new Phase.Settings("clean", true, CLEANING_CONNECTIONS, 0, Limits.DEFAULT_TIMEOUT);
        load.with(load.mix().cleaning())
                .run(plans.plan(settings, CLEANING_CONNECTIONS, CLEANING), ClosedLoopSchedule.of(leftovers), series());
    }
}
