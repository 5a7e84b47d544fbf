package dev.footprint.deploy.density;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says is there for new processes without swapping. The orchestrator's container runs on the engine's kernel. */
final class MachineMemory {
    private static final String FIELD = "MemAvailable:";
    private static final long KIB = 1024;

    private MachineMemory() {}

    static long available() {
        try {
            return available(Files.readAllLines(Path.of("/proc/meminfo")));
        } catch (IOException e) {
            throw new UncheckedIOException("/proc/meminfo cannot be read: does the orchestrator run on Linux?", e);
        }
    }

    static long available(List<String> meminfo) {
        return meminfo.stream()
                        .filter(line -> line.startsWith(FIELD))
                        .map(line -> line.substring(FIELD.length()).strip().split(" ")[0])
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("/proc/meminfo has no " + FIELD))
                * KIB;
    }
}
