package dev.footprint.json;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is timed. JMH keeps the counters that a benchmark takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {
    @Param("jackson")
    public String library;

    @Param("users-1")
    public String corpus;

    private Library json;
    private Library.Parser parser;
    private byte[] input;
    private Object value;

    @Setup
    public void prepare() throws IOException {
        Document document = Document.named(corpus);
        json = Library.named(library);
        parser = json.typed(document);
        input = document.read();
        value = parser.parse(input);
    }

    @Benchmark
    public Object parseTyped(Allocated counter) throws IOException {
        return parser.parse(input);
    }

    @Benchmark
    public Object parseUntyped(Allocated counter) throws IOException {
        return json.untyped(input);
    }

    @Benchmark
    public byte[] writeTyped(Allocated counter) throws IOException {
        return json.write(value);
    }
}
