package dev.footprint.deploy.limit;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.results.CapacityObservation;
import dev.footprint.deploy.results.CapacityObservation.SmallestLimit;
import dev.footprint.deploy.results.MetricSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** How little memory is enough? A search between the engine's least limit and the one of the compose file. */
public final class LimitExperiment implements Experiment {
    public static final String NAME = "limit";

    /** The engine refuses less. */
    static final long LEAST = 6 * LimitSearch.MIB;

    /** Where the compose file sets no limit. */
    private static final long WITHOUT_LIMIT = 1L << 30;

    private final IntPredicate blocks;
    private final FoundLimits found;

    /** @param blocks in which it searches */
    public LimitExperiment(IntPredicate blocks, FoundLimits found) {
        this.blocks = blocks;
        this.found = found;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return List.of(
                metric("smallest", "Smallest memory limit that serves", "bytes", SmallestLimit::limitBytes),
                metric("per_node", "Instances of that limit in 8 GiB", "1", SmallestLimit::perNode),
                metric("oom_kills", "OOM kills on the way there", "1", SmallestLimit::oomKills));
    }

    private static MetricSpec metric(String id, String title, String unit, Function<SmallestLimit, Number> value) {
        return MetricSpec.of(NAME + "." + id, title, unit, SmallestLimit.class, o -> true, value, SmallestLimit::block);
    }

    @Override
    public List<Task> inBlock(Contender contender, int block) {
        return contender.floor() || !blocks.test(block)
                ? List.of()
                : List.of(new Task(
                        "limit of " + contender.name(),
                        "smallest memory limit of " + contender.name(),
                        bench -> search(bench, contender, block)));
    }

    private void search(Bench bench, Contender contender, int block) throws ServiceFailure, InterruptedException {
        Long given = contender.spec().sandbox().memoryBytes();
        long most = given == null ? WITHOUT_LIMIT : given;
        List<CapacityObservation.LimitTrial> failed = new ArrayList<>();
        LimitSearch search = new LimitSearch(LEAST, most, limit -> {
            CapacityObservation.LimitTrial trial = new LimitTrial(bench, contender, block, limit).run();
            bench.sink().accept(trial);
            if (!trial.served()) {
                failed.add(trial);
            }
            return trial.served();
        });
        OptionalLong smallest = search.smallest();
        if (smallest.isEmpty()) {
            throw new ServiceFailure(
                    "no memory limit up to " + most + " bytes was found under which it serves each time; last: "
                            + failed.getLast().reason(),
                    null);
        }
        found.note(contender.name(), smallest.getAsLong());
        int kills = (int) failed.stream()
                .filter(CapacityObservation.LimitTrial::oomKilled)
                .count();
        bench.sink()
                .accept(new SmallestLimit(
                        contender.name(), block, smallest.getAsLong(), search.trials(), kills, failed.size() - kills));
    }
}
