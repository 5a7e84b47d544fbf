package dev.footprint.deploy.scaleout;

import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.pod.Instrument;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.WatchReport;
import java.time.Duration;
import java.util.List;

/** The probe looking at many ports of the pod at once, from the tools' cores. */
final class PortWatch implements AutoCloseable {
    /** Below the ports that the kernel gives to outgoing connections. */
    static final int FIRST_PORT = 20_000;

    /** Between two looks at a port: 20 ports cost the tools' core a fraction of its time, and the service's none. */
    private static final Duration STEP = Duration.ofMillis(1);

    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    private final Instrument instrument;

    private PortWatch(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Begins to look at as many ports from the first one on. */
    static PortWatch begin(Engine engine, Pod pod, int ports, String path, Duration deadline)
            throws InterruptedException {
        ContainerPlan plan = pod.tool(
                "ports",
                pod.probeImage(),
                List.of(
                        "ports",
                        "--from",
                        Integer.toString(FIRST_PORT),
                        "--count",
                        Integer.toString(ports),
                        "--step-us",
                        Long.toString(STEP.toNanos() / 1000),
                        "--path",
                        path,
                        "--deadline-ms",
                        Long.toString(deadline.toMillis())));
        return new PortWatch(Instrument.ready(engine, "the watcher of many ports", plan, READY_WITHIN));
    }

    /** @return what was seen of one more port, its number being {@code trial}; null where nothing came within the time */
    WatchReport next(Duration within) throws InterruptedException {
        return instrument.next(within, WatchReport.class);
    }

    @Override
    public void close() {
        instrument.close();
    }
}
