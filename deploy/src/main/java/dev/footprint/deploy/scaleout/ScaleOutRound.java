package dev.footprint.deploy.scaleout;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.WatchReport;
import dev.footprint.deploy.results.StartObservation.Instance;
import dev.footprint.deploy.results.StartObservation.ScaleOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Creates the containers, starts all of them at once, and waits until each has answered 200. */
final class ScaleOutRound {
    /** Their own work after the first answer goes on a little. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** After so long a silence it is looked whether an instance has ended; that costs the engine something. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** Instances that a service's deadline is enough for; more of them share its cores and may take longer. */
    private static final int UNHURRIED = 10;

    private static final double NANOS_PER_MS = 1e6;

    private final Bench bench;
    private final Contender contender;
    private final int instances;
    private final int block;
    private final Duration deadline;

    ScaleOutRound(Bench bench, Contender contender, int instances, int block) {
        this.bench = bench;
        this.contender = contender;
        this.instances = instances;
        this.block = block;
        this.deadline = bench.pod().settings().deadline().multipliedBy(1 + instances / UNHURRIED);
    }

    void run() throws ServiceFailure, InterruptedException {
        for (int attempt = 1; !attempt(attempt); attempt++) {
            bench.engine().checkRunning();
        }
    }

    /** @return false where the engine could not start one of the containers, so that all must be made again */
    private boolean attempt(int number) throws ServiceFailure, InterruptedException {
        Engine engine = bench.engine();
        List<String> containers = new ArrayList<>();
        try (PortWatch watch = PortWatch.begin(engine, bench.pod(), instances, contender.healthPath(), deadline)) {
            create(containers);
            StartCalls calls = StartCalls.make(engine, containers);
            if (calls.failure() != null) {
                if (number == Engine.START_ATTEMPTS) {
                    throw new EngineException(calls.failure());
                }
                bench.pod().noteEngineFault(calls.failure());
                return false;
            }
            bench.sink().accept(observation(calls, reports(watch, containers)));
            if (!contender.floor()) {
                Thread.sleep(IDLE);
                bench.sink().accept(MemoryOfAll.read(bench, contender, containers, block));
            }
            return true;
        } finally {
            AllAtOnce.run(containers, engine::remove);
        }
    }

    private void create(List<String> containers) {
        for (int i = 0; i < instances; i++) {
            Contender instance = contender.onPort(PortWatch.FIRST_PORT + i).orElseThrow();
            containers.add(bench.engine().create(bench.pod().unwrapped(instance)));
        }
    }

    /** By the instances' numbers. */
    private List<WatchReport> reports(PortWatch watch, List<String> containers)
            throws ServiceFailure, InterruptedException {
        WatchReport[] reports = new WatchReport[instances];
        for (int seen = 0; seen < instances; ) {
            WatchReport report = watch.next(SILENCE);
            if (report == null) {
                requireAlive(containers);
            } else {
                int instance = Integer.parseInt(report.trial());
                if (!"ok".equals(report.outcome())) {
                    Ending ending = bench.engine().ending(containers.get(instance));
                    throw new ServiceFailure(
                            "one of " + instances + " instances did not answer 200 on port "
                                    + (PortWatch.FIRST_PORT + instance) + " within " + deadline.toSeconds() + " s ("
                                    + report.outcome() + "; " + ending.sentence() + ")",
                            ending);
                }
                reports[instance] = report;
                seen++;
            }
        }
        return List.of(reports);
    }

    private void requireAlive(List<String> containers) throws ServiceFailure {
        for (String container : containers) {
            Ending ending = bench.engine().ending(container);
            if (!ending.running()) {
                throw new ServiceFailure(
                        "one of " + instances + " instances that were started at once ended: " + ending.sentence(),
                        ending);
            }
        }
    }

    private ScaleOut observation(StartCalls calls, List<WatchReport> reports) {
        List<Instance> each = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            WatchReport report = reports.get(i);
            each.add(new Instance(
                    PortWatch.FIRST_PORT + i,
                    calls.calledMs(i),
                    calls.answeredMs(i),
                    calls.sinceFirst(report.acceptNs()),
                    calls.sinceFirst(report.first200Ns()),
                    report.gapNs() / NANOS_PER_MS));
        }
        return new ScaleOut(
                contender.name(),
                block,
                instances,
                each.stream().mapToDouble(Instance::first200Ms).min().orElseThrow(),
                each.stream().mapToDouble(Instance::first200Ms).max().orElseThrow(),
                each.stream().mapToDouble(Instance::gapMs).max().orElseThrow(),
                each);
    }
}
