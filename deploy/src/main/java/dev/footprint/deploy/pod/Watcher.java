package dev.footprint.deploy.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The probe container that sleeps until a service is executed and then watches its port; reused from start to start. */
final class Watcher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    /** What a service that ended may still have answered is on its way for this long. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Engine engine;
    private final ContainerPlan plan;
    private String container;
    private LineStream lines;

    Watcher(Engine engine, ContainerPlan plan) {
        this.engine = engine;
        this.plan = plan;
    }

    void start() throws InterruptedException {
        container = engine.create(plan);
        lines = engine.attach(container);
        engine.start(container);
        String first = lines.next(READY_WITHIN);
        if (first == null || !first.contains("\"ready\"")) {
            throw new EngineException("the watcher did not become ready: "
                    + engine.ending(container).sentence() + "; its log: "
                    + engine.ending(container).logTail());
        }
    }

    /** A watcher that still spins for a service that is gone would eat into the next start: it is replaced. */
    void restart() throws InterruptedException {
        engine.remove(container);
        start();
    }

    void remove() {
        if (container != null) {
            engine.remove(container);
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
        for (String line = lines.next(within); line != null; line = lines.next(within)) {
            try {
                WatchReport report = JSON.readValue(line, WatchReport.class);
                if ("trial".equals(report.event()) && trial.equals(report.trial())) {
                    return report;
                }
                if ("error".equals(report.event())) {
                    throw new EngineException("the watcher reports: " + report.detail());
                }
            } catch (JsonProcessingException e) {
                throw new EngineException("the watcher wrote a line that is not JSON: " + line, e);
            }
        }
        return null;
    }
}
