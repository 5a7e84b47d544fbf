package dev.footprint.deploy.load;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.memory.MemoryProbe;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.LoadObservation.Visit;
import dev.footprint.deploy.results.Observation;
import java.time.Duration;

/** A start of a service, a moment of idling, and a script of load on it. */
public final class LoadVisit {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final double NANOS_PER_MS = 1e6;

    private LoadVisit() {}

    /** Gives the sink each step as soon as it is over, and the visit itself at the end. */
    public static void make(Bench bench, Contender contender, int block, Series series, LoadScript script)
            throws ServiceFailure, InterruptedException {
        try (StartedService service = bench.pod().start(contender, 0)) {
            bench.alive(service, "under load", () -> load(bench, service, block, series, script));
        }
    }

    private static void load(Bench bench, StartedService service, int block, Series series, LoadScript script)
            throws InterruptedException {
        Contender contender = service.contender();
        String url = "http://127.0.0.1:" + contender.port() + contender.loadPath();
        try (MemoryProbe probe = MemoryProbe.attach(bench.engine(), bench.pod(), service)) {
            Thread.sleep(IDLE);
            Observation.Memory idle = probe.read(block, "idle");
            new LoadGenerator(bench.tools())
                    .run(
                            new LoadGenerator.Target(url, contender.name(), block, series),
                            script,
                            Meters.of(bench.engine(), service.container(), probe),
                            bench.sink());
            Observation.Memory loaded = probe.read(block, "loaded");
            bench.sink()
                    .accept(new Visit(
                            contender.name(),
                            block,
                            series,
                            (service.report().first200Ns() - service.report().execNs()) / NANOS_PER_MS,
                            idle.rssBytes(),
                            loaded.rssBytes(),
                            loaded.hwmBytes()));
        }
    }
}
