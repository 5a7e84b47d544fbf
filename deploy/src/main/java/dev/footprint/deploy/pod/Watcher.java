package dev.footprint.deploy.pod;

import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The probe container that sleeps until a service is executed and then watches its port; reused from start to start. */
final class Watcher {
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    /** What a service that ended may still have answered is on its way for this long. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Engine engine;
    private final ContainerPlan plan;
    private Instrument instrument;

    Watcher(Engine engine, ContainerPlan plan) {
        this.engine = engine;
        this.plan = plan;
    }

    void start() throws InterruptedException {
        instrument = Instrument.ready(engine, "the watcher", plan, READY_WITHIN);
    }

    /** A watcher that still spins for a service that is gone would eat into the next start: it is replaced. */
    void restart() throws InterruptedException {
        instrument.close();
        start();
    }

    void remove() {
        if (instrument != null) {
            instrument.close();
        }
    }

    /**
     * @param ended completes when the service's container ends
     * @return the report of this trial, or null when the service ended, or the time ran out, before there was one
     */
    WatchReport await(String trial, CompletableFuture<Integer> ended, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadline) {
            boolean hasEnded = ended.isDone();
            WatchReport report = next(trial, hasEnded ? GRACE : POLL);
            if (report != null || hasEnded) {
                return report;
            }
        }
        return null;
    }

    private WatchReport next(String trial, Duration within) throws InterruptedException {
        WatchReport report = instrument.next(within, WatchReport.class);
        while (report != null) {
            if ("trial".equals(report.event()) && trial.equals(report.trial())) {
                return report;
            }
            if ("error".equals(report.event())) {
                throw new EngineException("the watcher reports: " + report.detail());
            }
            report = instrument.next(within, WatchReport.class);
        }
        return null;
    }
}
