package dev.footprint.deploy.noise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The kernel's own word on how its machine fares. The orchestrator's container runs on the engine's kernel, and these files are
 * not separated by container. What a machine does not show (many virtual ones: temperature, throttling) is null.
 */
final class MachineState {
    private final Path proc;
    private final Path sys;

    MachineState() {
        this(Path.of("/proc"), Path.of("/sys"));
    }

    MachineState(Path proc, Path sys) {
        this.proc = proc;
        this.sys = sys;
    }

    CpuTimes cpuTimes() {
        return CpuTimes.parse(read(proc.resolve("stat")).getFirst());
    }

    int processors() {
        return (int) read(proc.resolve("stat")).stream()
                .filter(line -> line.matches("cpu\\d.*"))
                .count();
    }

    /** Mean number of runnable tasks over a minute, our own included. */
    double load() {
        return Double.parseDouble(read(proc.resolve("loadavg")).getFirst().split(" ")[0]);
    }

    /** Mean over the processors. */
    Double megahertz() {
        return orNull(read(proc.resolve("cpuinfo")).stream()
                .filter(line -> line.startsWith("cpu MHz"))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(line.indexOf(':') + 1).strip()))
                .average());
    }

    /** The hottest zone, in degrees Celsius. */
    Double temperature() {
        return orNull(numbers("class/thermal", "thermal_zone*", "temp").stream()
                .mapToDouble(milli -> milli / 1000.0)
                .max());
    }

    /** How often a processor was slowed down for its heat since the machine's start. */
    Long throttles() {
        List<Long> counts = numbers("devices/system/cpu", "cpu[0-9]*", "thermal_throttle/core_throttle_count");
        return counts.isEmpty()
                ? null
                : counts.stream().mapToLong(Long::longValue).sum();
    }

    private List<Long> numbers(String folder, String glob, String file) {
        List<Long> numbers = new ArrayList<>();
        if (!Files.isDirectory(sys.resolve(folder))) {
            return numbers;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(sys.resolve(folder), glob)) {
            for (Path entry : entries) {
                if (Files.isReadable(entry.resolve(file))) {
                    numbers.add(
                            Long.parseLong(Files.readString(entry.resolve(file)).strip()));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // A sensor that cannot be read shows nothing.
        }
        return numbers;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: does the orchestrator run on Linux?", e);
        }
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
