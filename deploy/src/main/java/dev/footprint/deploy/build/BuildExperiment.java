package dev.footprint.deploy.build;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Program;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.ProgramLine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The services' builds, offline, on a copy inside the container. They get all cores: a compiler uses what there is, and nothing
 * else of ours runs meanwhile.
 */
public final class BuildExperiment implements Experiment {
    public static final String NAME = "build";
    private static final long MEMORY = 4L << 30;
    private static final long PIDS = 4_096;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final IntPredicate measures;

    /** @param measures the blocks that it is part of */
    public BuildExperiment(IntPredicate measures) {
        this.measures = measures;
        add("rust", "cargo build");
        add("go", "go build");
        add("java", "mvn package");
    }

    private void add(String language, String tool) {
        programs.put(
                tool,
                new Program(
                        NAME,
                        tool,
                        language,
                        tool,
                        "footprint/build-" + language + ":1.0.0",
                        Program.sandbox(MEMORY, null, PIDS),
                        "/work"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return BuildMetrics.all();
    }

    @Override
    public List<Contender> programs() {
        return programs.values().stream().map(Program::contender).toList();
    }

    @Override
    public List<Task> before(Contender contender) {
        return List.of(task(contender, "truth " + contender.name(), 0, "truth"));
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        return measures.test(block) ? List.of(task(contender, contender.name(), block, "all")) : List.of();
    }

    private Task task(Contender contender, String kind, int block, String... command) {
        Program program = programs.get(contender.name());
        return new Task(kind, "build " + program.name(), bench -> run(bench, program, block, List.of(command)));
    }

    private static List<ProgramLine> run(Bench bench, Program program, int block, List<String> command)
            throws ServiceFailure, InterruptedException {
        CoreLayout cores = bench.pod().cores();
        String all = cores.shared() ? cores.service() : cores.tools() + "," + cores.service();
        return program.run(bench, block, command, all, WITHIN);
    }
}
