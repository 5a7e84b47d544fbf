package dev.footprint.tasks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Workers that read jobs from one queue and write results to another. */
record Pipeline(int workers, int jobs, long nanos) implements Lines.Line {
    private static final int WORKERS = 100;
    private static final int JOBS = 100_000;
    private static final int END = -1;

    static Pipeline measure(Kind kind) throws InterruptedException {
        BlockingQueue<Integer> waiting = new ArrayBlockingQueue<>(Timing.CAPACITY);
        BlockingQueue<Long> results = new ArrayBlockingQueue<>(Timing.CAPACITY);
        long start = System.nanoTime();
        for (int i = 0; i < WORKERS; i++) {
            kind.start(() -> work(waiting, results));
        }
        kind.start(() -> send(waiting));
        long sum = 0;
        for (int i = 0; i < JOBS; i++) {
            sum += results.take();
        }
        long nanos = System.nanoTime() - start;
        if (sum != (long) JOBS * (JOBS - 1)) {
            throw new IllegalStateException("the results add up to " + sum);
        }
        return new Pipeline(WORKERS, JOBS, nanos);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("workers", workers);
        json.writeNumberField("jobs", jobs);
        json.writeNumberField("nanos", nanos);
    }

    private static void send(BlockingQueue<Integer> waiting) {
        try {
            for (int job = 0; job < JOBS; job++) {
                waiting.put(job);
            }
            for (int i = 0; i < WORKERS; i++) {
                waiting.put(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void work(BlockingQueue<Integer> waiting, BlockingQueue<Long> results) {
        try {
            for (int job = waiting.take(); job != END; job = waiting.take()) {
                results.put(job * 2L);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
