package dev.footprint.deploy.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footprint.deploy.results.ProgramLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeTest {
    @Test
    void a_line_through_all_counts_gives_the_memory_of_one_task_whatever_the_program_needs_itself() {
        List<ProgramLine> lines = List.of(
                memory(1, 5_000_000 + 2_700),
                memory(1_000, 5_000_000 + 2_700_000),
                memory(100_000, 5_000_000 + 270_000_000L));
        assertThat(Slope.of("goroutine", 3, lines).number("bytes_per_task")).isCloseTo(2_700, within(0.001));
        assertThat(Slope.of("goroutine", 3, lines).block()).isEqualTo(3);
    }

    @Test
    void a_reading_that_is_off_moves_the_slope_and_does_not_decide_it() {
        double slope = Slope.leastSquares(new double[] {1, 100, 1_000, 10_000}, new double[] {2, 200, 2_500, 20_000});
        assertThat(slope).isCloseTo(2, within(0.02));
    }

    @Test
    void what_tasks_hold_is_told_from_what_they_are() {
        ProgramLine without = memory(10_000, 30_000_000);
        ProgramLine with = memory(10_000, 16_384, 30_000_000 + 163_840_000 / 2);
        List<ProgramLine> lines = List.of(memory(1, 1), without, with);
        assertThat(Slope.held("goroutine", 1, lines).number("share")).isCloseTo(0.5, within(0.001));
        assertThat(Slope.of("goroutine", 1, lines).number("bytes_per_task"))
                .as("tasks that hold something are in no slope")
                .isCloseTo(3_000.3, within(0.1));
    }

    @Test
    void holders_that_did_not_fit_are_no_truth() {
        assertThat(Slope.held("goroutine", 1, List.of(memory(1, 1))).number("share"))
                .isNaN();
    }

    private static ProgramLine memory(int count, long bytes) {
        return memory(count, 0, bytes);
    }

    private static ProgramLine memory(int count, int held, long bytes) {
        return new ProgramLine(
                "goroutine",
                1,
                "tasks",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "memory")
                        .put("count", count)
                        .put("held", held)
                        .put("rss_parked", bytes));
    }
}
