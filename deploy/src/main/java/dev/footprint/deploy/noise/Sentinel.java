package dev.footprint.deploy.noise;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.Neighbours;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.results.Observation;
import java.time.Duration;

/**
 * Looks between blocks, when the run itself does nothing, what the machine does all the same: whatever it is, it also runs
 * beside the measurements.
 */
public final class Sentinel {
    /** The engine is still busy with the container that was removed last. */
    private static final Duration SETTLE = Duration.ofMillis(100);
    /** Processor times come in ticks of 10 ms. */
    private static final Duration WINDOW = Duration.ofMillis(250);

    private final MachineState machine = new MachineState();
    private final Neighbours neighbours;
    private final Yardstick yardstick;
    private CpuTimes last;

    /** @param yardstick null for none */
    public Sentinel(Engine engine, RunLabels labels, Yardstick yardstick) {
        this.neighbours = new Neighbours(engine, labels);
        this.yardstick = yardstick;
    }

    /** @param block the block that has just ended; 0 before the first */
    public Observation.Noise sample(int block) throws InterruptedException {
        Thread.sleep(SETTLE);
        CpuTimes from = machine.cpuTimes();
        Thread.sleep(WINDOW);
        CpuTimes to = machine.cpuTimes();
        CpuTimes since = last == null ? from : last;
        last = to;
        return new Observation.Noise(
                block,
                to.stealPercentSince(since),
                to.busyProcessorsSince(from, machine.processors()),
                machine.load(),
                machine.megahertz(),
                machine.temperature(),
                machine.throttles(),
                neighbours.names(),
                yardstick == null ? null : yardstick.roundUs());
    }
}
