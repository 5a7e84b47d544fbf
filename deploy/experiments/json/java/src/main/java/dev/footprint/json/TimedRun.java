package dev.footprint.json;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Time, sample by sample: an iteration of JMH is one, and every benchmark has a JVM of its own. */
record TimedRun(String library, String corpus, int samples, int sampleMs, int warmupMs) {
    /**
     * The loop that JMH makes around a benchmark is entered anew in each iteration, and with one of 500 ms it still was compiled in
     * the samples: one user was parsed at half its speed.
     */
    private static final int WARMUPS = 5;

    static final String BUSY = "busy-loop";

    void all() throws RunnerException, IOException {
        if (wants(library, BUSY) && wants(corpus, "none")) {
            // Any library's cache will do: JMH's classes are in each.
            for (RunResult result : new Runner(options(BusyLoop.class, MeasuredJvm.timed(Library.JACKSON))
                            .build())
                    .run()) {
                print(BUSY, "busy", "none", 0, result);
            }
        }
        for (Library each : Library.values()) {
            for (Document document : Document.values()) {
                if (wants(library, each.artifact()) && wants(corpus, document.fileName())) {
                    measure(each, document);
                }
            }
        }
    }

    private static boolean wants(String filter, String name) {
        return filter == null || filter.equals(name);
    }

    private void measure(Library each, Document document) throws RunnerException, IOException {
        ChainedOptionsBuilder options = options(JsonBenchmark.class, MeasuredJvm.timed(each))
                .param("library", each.artifact())
                .param("corpus", document.fileName());
        if (corpus == null && !document.trees()) {
            // A third operation on each document takes minutes over all blocks.
            options.exclude(".*\\.parseUntyped$");
        }
        byte[] input = document.read();
        int written = each.write(each.typed(document).parse(input)).length;
        for (RunResult result : new Runner(options.build()).run()) {
            String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            int bytes = method.startsWith("write") ? written : input.length;
            print(each.artifact(), PeakMemory.NAMES.get(method), document.fileName(), bytes, result);
        }
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String... flags) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .jvmArgs(flags)
                .warmupIterations(WARMUPS)
                .warmupTime(TimeValue.milliseconds(Math.max(1, warmupMs / WARMUPS)))
                .measurementIterations(samples)
                .measurementTime(TimeValue.milliseconds(sampleMs))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static void print(String library, String operation, String corpus, int bytes, RunResult result) {
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : List.copyOf(fork.getIterationResults())) {
                long iterations = iteration.getMetadata().getMeasuredOps();
                double nanos = iteration.getPrimaryResult().getScore() * iterations;
                Result<?> allocated = iteration.getSecondaryResults().get(Allocated.COUNTER);
                Lines.print(
                        library,
                        new Lines.Sample(
                                operation,
                                corpus,
                                iterations,
                                nanos,
                                bytes,
                                allocated == null ? 0 : allocated.getScore() / iterations));
            }
        }
    }
}
