package dev.footprint.deploy.noise;

import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.Instrument;
import dev.footprint.deploy.pod.Pod;
import java.time.Duration;
import java.util.List;

/**
 * The same piece of work on the service's core, again and again: how long it takes shows what neither steal time nor frequency
 * does, a neighbour of another virtual machine on the other thread of the same core.
 */
public final class Yardstick implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final double NANOS_PER_US = 1000;

    private final Instrument instrument;

    private Yardstick(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Starts a process that sleeps until it is asked. */
    public static Yardstick open(Engine engine, Pod pod) throws InterruptedException {
        ContainerPlan plan = ContainerPlan.of("yardstick", pod.probeImage(), Sandbox.closed())
                .command(List.of("yardstick"))
                .network("none")
                .cpuset(pod.cores().service());
        return new Yardstick(Instrument.ready(engine, "the yardstick", plan, WITHIN));
    }

    /** How long the piece of work takes now, in microseconds: the median of its rounds. */
    double roundUs() throws InterruptedException {
        return instrument.ask("yardstick", WITHIN).path("round_ns").asDouble() / NANOS_PER_US;
    }

    @Override
    public void close() {
        instrument.close();
    }
}
