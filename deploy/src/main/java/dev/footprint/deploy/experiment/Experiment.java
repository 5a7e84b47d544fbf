package dev.footprint.deploy.experiment;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.results.MetricSpec;
import java.util.List;
import java.util.Optional;

/**
 * A question that a comparison answers: what is done to a contender, and which metrics are read from what was observed
 * meanwhile. It plans and measures; statistics and output are others' work. What it plans depends on its arguments alone,
 * because the plan is asked for twice: for the progress bar, and to be carried out.
 */
public interface Experiment {

    /** As {@code --experiments} names it. */
    String name();

    /** In the order in which the reports show them. */
    List<MetricSpec> metrics();

    /** What it measures in place of the compose file's contenders; empty where it measures those. */
    default List<Contender> programs() {
        return List.of();
    }

    /** Done once to each contender before the first block. */
    default List<Task> before(Contender contender) {
        return List.of();
    }

    /** Its share of the one start that every contender has in a block; empty where it needs none. */
    default Optional<StartShare> ofStart(Contender contender, int block) {
        return Optional.empty();
    }

    /** What it does by itself in a block (from 1), after all contenders' starts, one after the other. */
    default List<Task> inBlock(Contender contender, int block) {
        return List.of();
    }
}
