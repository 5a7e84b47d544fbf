package dev.footprint.deploy.load;

import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.tools.ToolRunner;
import dev.footprint.load.LoadMain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the load generator in the network namespace of a service and keeps what it and the meters say. */
public final class LoadGenerator {
    /** Between two steps: time to read the meters in, which must not run beside a step. */
    private static final Duration GAP = Duration.ofMillis(300);

    /** The start of the generator's JVM, its self-warm-up of two and a half seconds, and time-outs of the last requests. */
    private static final Duration BESIDE_THE_SCRIPT = Duration.ofSeconds(20);

    private final ToolRunner tools;

    public LoadGenerator(ToolRunner tools) {
        this.tools = tools;
    }

    /** What is looked at, and whose figures they are. */
    record Target(String url, String contender, int block, Series series) {}

    List<Step> run(Target target, LoadScript script, Meters meters, Consumer<Observation> sink)
            throws InterruptedException {
        return run(target, List.of("--scenario-text", script.text()), script.length(), meters, sink);
    }

    /**
     * @param scenario the options that say what to do
     * @param most how long that takes at most
     */
    List<Step> run(Target target, List<String> scenario, Duration most, Meters meters, Consumer<Observation> sink)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(scenario);
        arguments.addAll(List.of("--url", target.url(), "--gap-ms", Long.toString(GAP.toMillis())));
        GeneratorLines lines = new GeneratorLines(target.contender(), target.block(), target.series(), meters);
        tools.run(
                "load",
                LoadMain.class.getName(),
                arguments,
                most.plus(BESIDE_THE_SCRIPT),
                line -> lines.read(line).ifPresent(sink));
        return lines.steps();
    }
}
