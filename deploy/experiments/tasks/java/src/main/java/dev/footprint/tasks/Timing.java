package dev.footprint.tasks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Tasks that each wait 10 ms and answer through a queue. */
record Timing(int count, double startMs, double finishMs, double delayP50Us, double delayP99Us, double delayMaxUs)
        implements Lines.Line {

    static final int CAPACITY = 128;
    private static final Duration WAIT = Duration.ofMillis(10);

    /** When a task began, and when it went on after its wait. */
    private record Answer(long begun, long woken) {}

    static Timing measure(Kind kind, int count) throws InterruptedException {
        BlockingQueue<Answer> queue = new ArrayBlockingQueue<>(CAPACITY);
        Answer[] answers = new Answer[count];
        long start = System.nanoTime();
        // Starting and collecting go on at once, as anywhere: a full queue would otherwise hold up those that are done.
        kind.start(() -> {
            for (int i = 0; i < count; i++) {
                kind.start(() -> waitAndAnswer(queue));
            }
        });
        for (int i = 0; i < count; i++) {
            answers[i] = queue.take();
        }
        long finish = System.nanoTime() - start;
        long begun =
                Arrays.stream(answers).mapToLong(a -> a.begun - start).max().orElse(0);
        long[] delays = Arrays.stream(answers)
                .mapToLong(a -> a.woken - a.begun - WAIT.toNanos())
                .sorted()
                .toArray();
        return new Timing(
                count,
                begun / 1e6,
                finish / 1e6,
                quantile(delays, 50) / 1e3,
                quantile(delays, 99) / 1e3,
                quantile(delays, 100) / 1e3);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("count", count);
        json.writeNumberField("start_ms", startMs);
        json.writeNumberField("finish_ms", finishMs);
        json.writeNumberField("delay_p50_us", delayP50Us);
        json.writeNumberField("delay_p99_us", delayP99Us);
        json.writeNumberField("delay_max_us", delayMaxUs);
    }

    private static void waitAndAnswer(BlockingQueue<Answer> queue) {
        long begun = System.nanoTime();
        try {
            Thread.sleep(WAIT);
            queue.put(new Answer(begun, System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The nearest rank. */
    static long quantile(long[] sorted, int percent) {
        return sorted[Math.max((int) ((sorted.length * (long) percent + 99) / 100), 1) - 1];
    }
}
