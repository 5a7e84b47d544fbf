package dev.footprint.json;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}, {@code run} and {@code memory}: see deploy/experiments/README.md. */
@Command(name = "json-java", mixinStandardHelpOptions = true)
public final class Main {
    @Option(
            names = "--library",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Only this one; busy-loop is the known truth.")
    String library;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    /** What is done to each library that is wanted. */
    private interface Work {
        void run(Library library) throws Exception;
    }

    private int each(Work work) throws Exception {
        for (Library each : Library.values()) {
            if (library == null || library.equals(each.artifact())) {
                work.run(each);
            }
        }
        return 0;
    }

    @Command(name = "check", description = "Same document in, same value out; what is no JSON is refused.")
    int check() throws Exception {
        return each(Check::of);
    }

    @Command(name = "memory", description = "Highest resident set of each operation in a process of its own.")
    int memory() throws Exception {
        return each(PeakMemory::inProcessesOfTheirOwn);
    }

    @Command(name = "peak", hidden = true)
    int peak(@Option(names = "--operation", required = true) String operation) throws Exception {
        return each(l -> PeakMemory.here(l, operation));
    }

    @Command(name = "run", description = "Time, sample by sample.")
    int run(
            @Option(names = "--corpus", description = "Only this one, and all that can be done with it.") String corpus,
            @Option(names = "--samples", defaultValue = "5") int samples,
            @Option(names = "--sample-ms", defaultValue = "20") int sampleMs,
            @Option(names = "--warmup-ms", defaultValue = "500") int warmupMs)
            throws Exception {
        new TimedRun(library, corpus, samples, sampleMs, warmupMs).all();
        return 0;
    }
}
