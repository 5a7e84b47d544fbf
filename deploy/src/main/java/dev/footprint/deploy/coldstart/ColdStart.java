package dev.footprint.deploy.coldstart;

import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.pod.WatchReport;
import dev.footprint.deploy.results.Observation;

/**
 * The phases of one cold start, from what the watcher saw. All times are CLOCK_MONOTONIC of the engine's kernel; the
 * orchestrator's own clock is the same one, since it runs on that kernel too.
 */
public final class ColdStart {
    /** Requests on the first connection after the first 200, for the latency of the 2nd, 10th and 100th. */
    public static final int FOLLOW = 99;

    private static final double NANOS_PER_MS = 1e6;

    private ColdStart() {}

    public static Observation.Start observation(StartedService service, int block, int position) {
        WatchReport report = service.report();
        return new Observation.Start(
                service.contender().name(),
                block,
                position,
                service.createMs(),
                service.startMs(),
                service.settleMs(),
                (report.acceptNs() - report.execNs()) / NANOS_PER_MS,
                (report.first200Ns() - report.acceptNs()) / NANOS_PER_MS,
                (report.first200Ns() - report.execNs()) / NANOS_PER_MS,
                report.gapNs() / NANOS_PER_MS,
                report.requestAttempts(),
                milliseconds(report.request2Ns()),
                milliseconds(report.request10Ns()),
                milliseconds(report.request100Ns()));
    }

    private static Double milliseconds(Long nanos) {
        return nanos == null ? null : nanos / NANOS_PER_MS;
    }
}
