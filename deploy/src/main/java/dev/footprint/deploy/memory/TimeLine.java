package dev.footprint.deploy.memory;

import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.results.Observation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Samples a service's memory beside what is done to it, until it is closed. A sample is taken by the same reader as the
 * readings, from outside the service's control group.
 */
final class TimeLine implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final double NANOS_PER_MS = 1e6;

    private final MemoryProbe probe;
    private final int block;
    private final long from;
    private final List<Observation.MemorySample> samples = new CopyOnWriteArrayList<>();
    private final Thread sampler;
    private volatile String phase;
    private volatile boolean over;

    private TimeLine(MemoryProbe probe, int block, long from, String phase) {
        this.probe = probe;
        this.block = block;
        this.from = from;
        this.phase = phase;
        this.sampler = Thread.ofPlatform().name("memory time line").unstarted(this::run);
    }

    /** @param from time of the first 200, as {@link System#nanoTime} */
    static TimeLine begin(MemoryProbe probe, int block, long from, String phase) {
        TimeLine line = new TimeLine(probe, block, from, phase);
        line.sampler.start();
        return line;
    }

    /** What is done from now on. */
    void phase(String name) {
        phase = name;
    }

    private void run() {
        try {
            long due = System.nanoTime();
            while (!over) {
                String during = phase;
                double atMs = (System.nanoTime() - from) / NANOS_PER_MS;
                samples.add(sample(probe.read(block, during), atMs));
                due += EVERY.toNanos();
                long left = due - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
            }
        } catch (InterruptedException | EngineException e) {
            // The readings ask the same probe: what is wrong with it, or with the service, they report.
            over = true;
        }
    }

    private static Observation.MemorySample sample(Observation.Memory reading, double atMs) {
        return new Observation.MemorySample(
                reading.contender(),
                reading.block(),
                reading.phase(),
                atMs,
                reading.rssBytes(),
                reading.pssBytes(),
                reading.privateDirtyBytes(),
                reading.cgroupWorkingSetBytes());
    }

    /** Ends the sampling; nothing is sampled any more once this has returned. */
    List<Observation.MemorySample> end() throws InterruptedException {
        over = true;
        sampler.join();
        return List.copyOf(samples);
    }

    @Override
    public void close() {
        over = true;
        sampler.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                sampler.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
