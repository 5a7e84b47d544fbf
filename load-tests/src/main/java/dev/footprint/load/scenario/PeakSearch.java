package dev.footprint.load.scenario;

import dev.footprint.load.Limits;
import dev.footprint.load.Load;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.report.Peak;
import dev.footprint.load.schedule.ClosedLoopSchedule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the highest throughput. The warm-up, with the first number of connections, ends when throughput is steady.
 * Then each number of connections gets a step, until two steps in a row have not brought {@link #GAIN} more than the
 * best before them. A step's throughput is the median over its intervals.
 */
final class PeakSearch {

    static final double GAIN = 1.03;

    private static final int STEPS_WITHOUT_GAIN = 2;

    private final Load load;
    private final PhaseOutput output;
    private final Phase.FindPeak phase;
    private final PlanMaker plans;
    private final long span;

    PeakSearch(Load load, PhaseOutput output, Phase.FindPeak phase, PlanMaker plans, long span) {
        this.load = load;
        this.output = output;
        this.phase = phase;
        this.plans = plans;
        this.span = span;
    }

    Peak run() throws IOException {
        int first = phase.connections().getFirst();
        Duration most = phase.steady().atMost();
        ClosedLoopSchedule schedule = ClosedLoopSchedule.lasting(most, Limits.MOST_REQUESTS_OF_A_PHASE);
        SteadyRule rule = new SteadyRule(phase.steady());
        boolean[] steady = {false};
        LoadReport warmUp =
                load.run(plans.plan(phase.settings(), first, most), schedule, new TimeSeries(span, interval -> {
                    if (rule.isSteadyAfter(interval)) {
                        steady[0] = true;
                        schedule.end();
                    }
                }));
        output.write(new JsonLines.Phase(phase.settings().name() + "/warm-up", true, first, 0), warmUp);
        return steps(steady[0], warmUp.elapsedNanos());
    }

    private Peak steps(boolean steady, long warmUpNanos) throws IOException {
        List<Peak.Step> steps = new ArrayList<>();
        Peak.Step best = new Peak.Step(phase.connections().getFirst(), 0);
        int withoutGain = 0;
        for (int connections : phase.connections()) {
            if (withoutGain == STEPS_WITHOUT_GAIN || load.stop().isRequested()) {
                break;
            }
            Peak.Step step = step(connections);
            steps.add(step);
            withoutGain = step.perSecond() < GAIN * best.perSecond() ? withoutGain + 1 : 0;
            best = step.perSecond() > best.perSecond() ? step : best;
        }
        return new Peak(best.perSecond(), best.connections(), steady, warmUpNanos, List.copyOf(steps));
    }

    private Peak.Step step(int connections) throws IOException {
        Duration measure = phase.measure();
        LoadReport report = load.run(
                plans.plan(phase.settings(), connections, measure),
                ClosedLoopSchedule.lasting(measure, Limits.MOST_REQUESTS_OF_A_PHASE),
                new TimeSeries(span));
        output.write(new JsonLines.Phase(phase.settings().name() + "/" + connections, false, connections, 0), report);
        return new Peak.Step(connections, Medians.perSecond(report, span));
    }
}
