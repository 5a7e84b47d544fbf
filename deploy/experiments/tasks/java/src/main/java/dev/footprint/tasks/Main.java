package dev.footprint.tasks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code all}, {@code timing}, {@code memory} and {@code pipeline}: see deploy/experiments/README.md. */
@Command(name = "tasks-java", mixinStandardHelpOptions = true)
public final class Main {
    @Option(
            names = "--kind",
            scope = CommandLine.ScopeType.INHERIT,
            defaultValue = "VIRTUAL",
            description = "VIRTUAL or PLATFORM")
    Kind kind;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Command(name = "all", description = "Everything, each measurement in a process of its own.")
    int all(
            @Option(names = "--counts", split = ",", defaultValue = "1,100,1000,10000,100000") List<Integer> counts,
            @Option(names = "--samples", defaultValue = "3") int samples,
            @Option(
                            names = "--holders",
                            defaultValue = "0",
                            description = "So many more hold something: a memory that is known beforehand.")
                    int holders,
            @Option(names = "--held", defaultValue = "0", description = "Bytes that each of the holders holds.")
                    int held)
            throws IOException, InterruptedException {
        for (int sample = 0; sample < samples; sample++) {
            for (int count : counts) {
                byItself("timing", String.valueOf(count));
                byItself("memory", String.valueOf(count), "0");
            }
            if (holders > 0) {
                byItself("memory", String.valueOf(holders), String.valueOf(held));
            }
            byItself("pipeline");
        }
        return 0;
    }

    @Command(name = "timing", description = "Each task waits 10 ms and answers through a queue.")
    int timing(@Option(names = "--count", required = true) int count) throws InterruptedException {
        Lines.print(kind, Timing.measure(kind, count));
        return 0;
    }

    @Command(name = "memory", description = "Resident set with none and with all tasks waiting.")
    int memory(
            @Option(names = "--count", required = true) int count,
            @Option(names = "--held", defaultValue = "0") int held)
            throws InterruptedException, IOException {
        Lines.print(kind, Memory.measure(kind, count, held));
        return 0;
    }

    @Command(name = "pipeline", description = "Jobs through workers and two queues.")
    int pipeline() throws InterruptedException {
        Lines.print(kind, Pipeline.measure(kind));
        return 0;
    }

    /** What does not fit ends its own process only, and how it ended is a result. */
    private void byItself(String... work) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Measured.class.getName(), kind.name()));
        command.addAll(List.of(work));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            Lines.print(kind, new Lines.Ended(String.join(" ", work), exit));
        }
    }
}
