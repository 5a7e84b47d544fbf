package dev.footprint.deploy.tasks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Ending;
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
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** One to 100,000 tasks that wait 10 ms and answer through a channel, on one core. */
public final class TasksExperiment implements Experiment {
    public static final String NAME = "tasks";
    static final List<Integer> COUNTS = List.of(1, 100, 1_000, 10_000, 100_000);

    /** Each platform thread is a process to the kernel. */
    private static final int MOST_PLATFORM = 10_000;

    /** Bytes of the known truth, by all tasks together: far more than the steps in which a JVM's heap grows. */
    private static final int HELD = 163_840_000;

    private static final int HOLDERS = 10_000;

    /** Ten times as many take ten seconds to begin. */
    private static final int PLATFORM_HOLDERS = 1_000;

    private static final long PIDS = 20_000;
    private static final long MEMORY = 1L << 30;
    /** Too small for 100,000 tasks of any kind. */
    static final long SMALL_MEMORY = 96L << 20;

    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final String PLATFORM = "platform-thread";

    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final IntPredicate measures;

    /** @param measures the blocks that it is part of */
    public TasksExperiment(IntPredicate measures) {
        this.measures = measures;
        add("rust", "tokio");
        add("go", "goroutine");
        add("java", "virtual-thread");
        add("java", PLATFORM);
    }

    private void add(String language, String kind) {
        programs.put(kind, program(language, kind, MEMORY));
    }

    private static Program program(String language, String kind, long memory) {
        String image = "footprint/tasks-" + language + ":1.0.0";
        return new Program(NAME, kind, language, kind, image, Program.sandbox(memory, 1.0, PIDS), null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return TasksMetrics.all();
    }

    @Override
    public List<Contender> programs() {
        return programs.values().stream().map(Program::contender).toList();
    }

    @Override
    public List<Task> before(Contender contender) {
        Program program = programs.get(contender.name());
        return List.of(new Task(
                "limit " + program.name(),
                "tasks at the memory limit: " + program.name(),
                bench -> limit(bench, program(program.language(), program.name(), SMALL_MEMORY))));
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        if (!measures.test(block)) {
            return List.of();
        }
        Program program = programs.get(contender.name());
        return List.of(new Task(
                "tasks " + program.name(), "tasks " + program.name(), bench -> measure(bench, program, block)));
    }

    private static void measure(Bench bench, Program program, int block) throws ServiceFailure, InterruptedException {
        boolean platform = program.name().equals(PLATFORM);
        int most = platform ? MOST_PLATFORM : Integer.MAX_VALUE;
        String counts =
                COUNTS.stream().filter(c -> c <= most).map(String::valueOf).collect(Collectors.joining(","));
        int holders = platform ? PLATFORM_HOLDERS : HOLDERS;
        List<String> words = List.of(
                "all",
                "--samples",
                "1",
                "--counts",
                counts,
                "--holders",
                String.valueOf(holders),
                "--held",
                String.valueOf(HELD / holders));
        List<ProgramLine> lines = program.run(
                bench, block, command(program, words), bench.pod().cores().service(), WITHIN);
        bench.sink().accept(Slope.of(program.name(), block, lines));
        bench.sink().accept(Slope.held(program.name(), block, lines));
    }

    /** What happens where there is no room is a result and no failure of the run. */
    private static void limit(Bench bench, Program program) throws InterruptedException {
        Ending ending = program.run(
                bench,
                0,
                command(program, List.of("memory", "--count", "100000", "--held", "1024")),
                bench.pod().cores().service(),
                WITHIN,
                new ArrayList<>());
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "limit")
                .put("tasks", program.name())
                .put("memory_bytes", SMALL_MEMORY)
                .put("exit", ending.exitCode())
                .put("oom_killed", ending.oomKilled())
                .put("sentence", ending.sentence());
        bench.sink().accept(new ProgramLine(program.name(), 0, NAME, line));
    }

    private static List<String> command(Program program, List<String> words) {
        List<String> command = new ArrayList<>();
        if (program.language().equals("java")) {
            command.addAll(List.of("--kind", program.name().replace("-thread", "")));
        }
        command.addAll(words);
        return command;
    }
}
