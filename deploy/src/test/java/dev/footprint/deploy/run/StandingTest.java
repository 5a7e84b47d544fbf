package dev.footprint.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.size.SizeExperiment;
import dev.footprint.deploy.tasks.TasksExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Experiment TASKS = new TasksExperiment(block -> true);
    private static final Experiment SIZE = new SizeExperiment();
    /** As good as any other. */
    private static final Contender SERVICE = TASKS.programs().getFirst();

    @Test
    void services_stay_at_home_where_only_programs_are_measured() {
        List<Standing> standings = Standing.of(List.of(TASKS), SERVICE, List.of(SERVICE));
        assertThat(standings).hasSize(TASKS.programs().size());
        assertThat(standings).noneMatch(Standing::isService);
    }

    @Test
    void programs_and_services_are_each_measured_by_their_own_experiments() {
        List<Standing> standings = Standing.of(List.of(SIZE, TASKS), SERVICE, List.of(SERVICE));
        assertThat(standings).hasSize(2 + TASKS.programs().size());
        assertThat(standings.getFirst().experiments()).containsExactly(SIZE);
        assertThat(standings.getLast().experiments()).containsExactly(TASKS);
    }

    @Test
    void only_what_is_planned_in_a_block_counts_as_measured_in_it() {
        Experiment third = new TasksExperiment(block -> block == 3);
        Standing standing = new Standing(SERVICE, List.of(SIZE, third));
        assertThat(standing.isMeasuredIn(3)).isTrue();
        assertThat(standing.isMeasuredIn(2)).isFalse();
    }
}
