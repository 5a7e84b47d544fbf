package dev.footprint.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_task_wakes_before_its_time(Kind kind) throws Exception {
        Timing timing = Timing.measure(kind, 100);
        assertTrue(timing.delayP50Us() >= 0, timing::toString);
        assertTrue(timing.finishMs() >= 10, timing::toString);
    }

    @Test
    void a_quantile_is_a_value_that_was_seen() {
        long[] values = LongStream.rangeClosed(1, 200).toArray();
        assertEquals(198, Timing.quantile(values, 99));
        assertEquals(200, Timing.quantile(values, 100));
        assertEquals(1, Timing.quantile(new long[] {1}, 50));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_tasks_hold_is_in_the_heap(Kind kind) throws Exception {
        int count = 2_000;
        // What the first threads of their kind leave behind is no task's.
        Memory.measure(kind, count, 0);
        long without = Memory.measure(kind, count, 0).liveParked();
        long with = Memory.measure(kind, count, 16_384).liveParked();
        assertEquals(16_400.0, (with - without) / (double) count, 0.05 * 16_400);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_job_is_done_once(Kind kind) throws Exception {
        assertEquals(100_000, Pipeline.measure(kind).jobs());
    }

    @Test
    void a_measurement_is_one_line_of_json() {
        assertEquals(
                "{\"experiment\":\"tasks\",\"language\":\"java\",\"tasks\":\"virtual-thread\",\"kind\":\"timing\","
                        + "\"count\":3,\"start_ms\":0.5,\"finish_ms\":11.0,\"delay_p50_us\":1.0,\"delay_p99_us\":2.0,"
                        + "\"delay_max_us\":3.0}",
                Lines.text(Kind.VIRTUAL, new Timing(3, 0.5, 11, 1, 2, 3)));
        assertEquals(
                "{\"experiment\":\"tasks\",\"language\":\"java\",\"tasks\":\"platform-thread\",\"kind\":\"ended\","
                        + "\"work\":\"timing 1\",\"exit\":137}",
                Lines.text(Kind.PLATFORM, new Lines.Ended("timing 1", 137)));
    }
}
