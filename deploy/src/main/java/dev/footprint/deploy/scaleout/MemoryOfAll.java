package dev.footprint.deploy.scaleout;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.memory.ProcessMemory;
import dev.footprint.deploy.results.StartObservation.ScaleOutMemory;
import java.util.List;

/** What the instances of one contender need together. */
final class MemoryOfAll {
    private MemoryOfAll() {}

    static ScaleOutMemory read(Bench bench, Contender contender, List<String> containers, int block)
            throws InterruptedException {
        List<Long> pids = containers.stream()
                .map(c -> bench.engine().inspect(c).getState().getPidLong())
                .toList();
        ProcessMemory memory = ProcessMemory.of(bench, bench.pod().user(contender), pids);
        return new ScaleOutMemory(
                contender.name(), block, containers.size(), memory.processes(), memory.rssBytes(), memory.pssBytes());
    }
}
