package dev.footprint.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Program;
import dev.footprint.deploy.json.JsonExperiment;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ProgramLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of json, tasks and build on the real engine: they read what is known beforehand. */
class ProgramsIT {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final long MEMORY = 1L << 30;
    private static final String CORE = "0";
    /** The tests run in a container themselves, whose name for itself is its id: it lives, so nobody sweeps what is here. */
    private static final RunLabels LABELS =
            new RunLabels("it-" + Long.toHexString(System.nanoTime()), String.valueOf(System.getenv("HOSTNAME")));

    private final Engine engine = Engine.connect(LABELS);
    private final List<Observation> seen = new ArrayList<>();
    private final Bench bench = new Bench(engine, null, null, seen::add);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rust, tokio",
        "go, goroutine",
    })
    void tasksOfKnownMemoryAreRead(String language, String kind) throws Exception {
        Program program = program("tasks", kind, language, MEMORY);
        double without = parked(program, "0");
        double with = parked(program, "16384");
        // An allocator adds a header or rounds up to its next size.
        assertThat((with - without) / 10_000).isCloseTo(16_384, within(0.05 * 16_384));
    }

    private double parked(Program program, String held) throws ServiceFailure, InterruptedException {
        List<ProgramLine> lines =
                program.run(bench, 1, List.of("memory", "--count", "10000", "--held", held), CORE, WITHIN);
        return lines.getFirst().number("rss_parked");
    }

    @Test
    void aProgramThatFindsNoRoomIsKilledAndSaidSo() throws Exception {
        Program program = program("tasks", "goroutine", "go", 96L << 20);
        Ending ending = program.run(
                bench, 0, List.of("memory", "--count", "100000", "--held", "1024"), CORE, WITHIN, new ArrayList<>());
        assertThat(ending.oomKilled()).isTrue();
        assertThat(ending.sentence()).contains("killed at its memory limit");
    }

    @ParameterizedTest
    @CsvSource({
        "rust, serde_json",
        "rust, simd-json",
        "rust, sonic-rs",
        "go, encoding/json",
        "go, encoding/json/v2",
        "go, json-iterator",
        "go, sonic",
        "java, jackson",
        "java, fastjson2"
    })
    void everyLibraryMakesTheSameOfEveryDocument(String language, String library) throws Exception {
        List<ProgramLine> lines = program("json", library, language, MEMORY)
                .run(bench, 0, List.of("check", "--library", library), CORE, WITHIN);
        List<ProgramLine> values =
                lines.stream().filter(line -> line.is("json", "value")).toList();
        assertThat(values).hasSize(6).allMatch(JsonExperiment::agrees);
        assertThat(lines).filteredOn(line -> line.is("json", "refusal")).hasSize(26);
        assertThat(seen).containsAll(values);
    }

    @Test
    void aBuilderReadsASecondOfAProcessorAndSixtyFourMebibytes() throws Exception {
        Program program = new Program(
                "build",
                "go build",
                "go",
                "go build",
                "footprint/build-go:1.0.0",
                Program.sandbox(MEMORY, null, 512),
                "/work");
        List<ProgramLine> lines = program.run(bench, 0, List.of("truth"), CORE, WITHIN);
        assertThat(of(lines, "busy").number("cpu_ms")).isCloseTo(1_000, within(50.0));
        assertThat(of(lines, "idle").number("wall_ms")).isBetween(1_000.0, 1_500.0);
        assertThat(of(lines, "holds-64MiB").number("peak_bytes")).isBetween(67_108_864.0, 72_000_000.0);
    }

    private static ProgramLine of(List<ProgramLine> lines, String step) {
        return lines.stream().filter(l -> l.has("step", step)).findFirst().orElseThrow();
    }

    private static Program program(String experiment, String name, String language, long memory) {
        String image = "footprint/" + experiment + "-" + language + ":1.0.0";
        return new Program(experiment, name, language, name, image, Program.sandbox(memory, 1.0, 1_000), null);
    }
}
