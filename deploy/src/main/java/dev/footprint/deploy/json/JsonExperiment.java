package dev.footprint.deploy.json;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Program;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.ProgramLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Each library in the harness that its language trusts, one core, one document after the other. */
public final class JsonExperiment implements Experiment {
    public static final String NAME = "json";
    /** Not a library: the same work in all harnesses. */
    static final String BUSY = "busy-loop";

    /** One of each language, which shows the known truth for its harness. */
    private static final Set<String> REFERENCES = Set.of("serde_json", "encoding/json", "jackson");

    private static final long MEMORY = 1L << 30;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final IntPredicate measures;

    /** @param measures the blocks that it is part of */
    public JsonExperiment(IntPredicate measures) {
        this.measures = measures;
        // As the article names them; json/v2 is in Go's toolchain as an experiment.
        add("rust", "serde_json", "simd-json", "sonic-rs");
        add("go", "encoding/json", "encoding/json/v2", "json-iterator", "sonic");
        add("java", "jackson", "fastjson2");
    }

    private void add(String language, String... libraries) {
        for (String library : libraries) {
            programs.put(
                    library,
                    new Program(
                            NAME,
                            library,
                            language,
                            library,
                            "footprint/json-" + language + ":1.0.0",
                            Program.sandbox(MEMORY, 1.0, 256),
                            null));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return JsonMetrics.all();
    }

    @Override
    public List<Contender> programs() {
        return programs.values().stream().map(Program::contender).toList();
    }

    /** Same document in, same value out: a library that makes something else of one is not compared. */
    @Override
    public List<Task> before(Contender contender) {
        Program program = programs.get(contender.name());
        return List.of(
                new Task("check " + program.name(), "json check " + program.name(), bench -> check(bench, program)),
                new Task(
                        "memory " + program.name(),
                        "json memory " + program.name(),
                        bench -> run(bench, program, 0, program.name(), "memory")));
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        if (!measures.test(block)) {
            return List.of();
        }
        Program program = programs.get(contender.name());
        List<Task> tasks = new ArrayList<>(List.of(new Task(
                "json " + program.name(),
                "json " + program.name(),
                bench -> run(bench, program, block, program.name(), "run"))));
        if (REFERENCES.contains(program.name())) {
            tasks.add(new Task(
                    "busy loop " + program.name(),
                    "json busy loop in " + program.language(),
                    bench -> run(bench, program, block, BUSY, "run")));
        }
        return List.copyOf(tasks);
    }

    private static void check(Bench bench, Program program) throws ServiceFailure, InterruptedException {
        List<ProgramLine> lines = run(bench, program, 0, program.name(), "check");
        bench.sink().accept(Documents.accepted(program.name(), lines));
        for (ProgramLine line : lines) {
            if (line.is(NAME, "value") && !agrees(line)) {
                throw new ServiceFailure(
                        program.name() + " makes another value of the document "
                                + line.line().path("corpus").asText() + ", so it is not compared",
                        null);
            }
        }
    }

    /** Whether a library made of a document what it is, into its own tree and into types and back. */
    public static boolean agrees(ProgramLine value) {
        return Documents.agrees(value);
    }

    private static List<ProgramLine> run(Bench bench, Program program, int block, String library, String... command)
            throws ServiceFailure, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--library", library));
        return program.run(bench, block, arguments, bench.pod().cores().service(), WITHIN);
    }
}
