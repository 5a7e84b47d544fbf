package dev.footprint.json;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Work that costs the same number of cycles in every language: each step needs the result of the one before, and a compiler cannot
 * do several at once, as it does of multiply and add.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BusyLoop {
    private static final int STEPS = 250_000;

    private long seed = 1;

    @Benchmark
    public long busy() {
        long x = seed;
        for (int i = 0; i < STEPS; i++) {
            x = (x ^ (x >>> 29)) * 6_364_136_223_846_793_005L;
        }
        return x;
    }
}
