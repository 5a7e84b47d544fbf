package dev.footprint.load.scenario;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.run.RunPlan;
import java.time.Duration;

/** Makes the plan of a phase's run. */
record PlanMaker(LoopbackUrl target) {

    /** @param length in which requests become due; responses have the time-out's length more to come in */
    RunPlan plan(Phase.Settings settings, int connections, Duration length) {
        return new RunPlan(
                target, connections, settings.closeAfter(), settings.timeout(), length.plus(settings.timeout()));
    }
}
