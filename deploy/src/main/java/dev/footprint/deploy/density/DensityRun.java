package dev.footprint.deploy.density;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.memory.ProcessMemory;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.CapacityObservation.Density;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Instance after instance until one of the bounds is reached; what they take; and all are removed again. */
final class DensityRun {
    /** For everybody else on the machine. */
    static final long RESERVE = 1536L << 20;

    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final Duration CALM = Duration.ofSeconds(1);

    private final Bench bench;
    private final Contender contender;
    private final int block;
    private final int most;
    private final Placement placement;
    private final List<String> containers = new ArrayList<>();

    DensityRun(Bench bench, Contender contender, int block, int most) {
        this.bench = bench;
        this.contender = contender;
        this.block = block;
        this.most = most;
        this.placement = Placement.of(bench, contender, bench.pod().deadline());
    }

    void run() throws ServiceFailure, InterruptedException {
        try {
            long before = MachineMemory.available();
            String stoppedBy = fill(room(before, contender.spec().sandbox().memoryBytes()));
            if (containers.isEmpty()) {
                throw new ServiceFailure("not one instance became healthy: " + stoppedBy, null);
            }
            Thread.sleep(CALM);
            String sick = placement.check(containers);
            if (sick != null) {
                throw new ServiceFailure("with " + containers.size() + " instances at once: " + sick, null);
            }
            bench.sink().accept(observation(stoppedBy, before, MachineMemory.available()));
        } finally {
            containers.forEach(bench.engine()::remove);
        }
    }

    /** @return how many instances the memory allows if each takes all that its limit lets it have */
    static long room(long availableBytes, Long limitBytes) {
        return limitBytes == null ? Long.MAX_VALUE : Math.max(0, availableBytes - RESERVE) / limitBytes;
    }

    /** @return why there are not more */
    private String fill(long room) throws InterruptedException {
        long until = System.nanoTime() + STARTING.toNanos();
        while (containers.size() < most) {
            if (containers.size() >= room) {
                return "the machine's memory, " + (RESERVE >> 20) + " MiB of it held back";
            }
            if (System.nanoTime() > until) {
                return "the " + STARTING.toMinutes() + " minutes that starting them may take";
            }
            try {
                containers.add(placement.start(containers.size()));
            } catch (ServiceFailure e) {
                return "instance " + (containers.size() + 1) + ": " + e.getMessage();
            }
        }
        return "the bound of " + most;
    }

    private Density observation(String stoppedBy, long before, long after) throws InterruptedException {
        Engine engine = bench.engine();
        List<Long> pids = containers.stream()
                .map(c -> engine.inspect(c).getState().getPidLong())
                .toList();
        ProcessMemory services =
                ProcessMemory.of(bench, bench.pod().user(contender), pids).complete(pids.size());
        ProcessMemory shims = shims();
        return new Density(
                contender.name(),
                block,
                containers.size(),
                stoppedBy,
                contender.spec().sandbox().memoryBytes(),
                before,
                after,
                services.rssBytes(),
                services.pssBytes(),
                services.anonymousBytes() + (shims == null ? 0 : shims.anonymousBytes()),
                shims == null ? null : (Long) shims.rssBytes(),
                shims == null ? null : (Long) shims.pssBytes());
    }

    /** The process of the container runtime that looks after each container, and is in no control group of it. Not every engine shows it. */
    private ProcessMemory shims() throws InterruptedException {
        try {
            List<Long> pids = containers.stream()
                    .map(bench.engine()::parentOfFirstProcess)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return pids.size() == containers.size()
                    ? ProcessMemory.of(bench, "0:0", pids).complete(pids.size())
                    : null;
        } catch (EngineException e) {
            return null;
        }
    }
}
