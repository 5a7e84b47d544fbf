package dev.footprint.tasks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/**
 * The resident set with none and with all tasks waiting at once.
 *
 * @param liveParked what the heap holds after a collection; a virtual thread's stack is there, a platform thread's is not
 */
record Memory(int count, int held, long rssBefore, long rssParked, long liveParked) implements Lines.Line {

    static Memory measure(Kind kind, int count, int held) throws InterruptedException, IOException {
        CountDownLatch release = new CountDownLatch(1);
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(Timing.CAPACITY);
        long before = resident();
        for (int i = 0; i < count; i++) {
            kind.start(() -> park(held, release, queue));
        }
        for (int i = 0; i < count; i++) {
            if (queue.take() != held) {
                throw new IllegalStateException("a task does not hold what it should");
            }
        }
        long parked = resident();
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        // Nobody waits for their end: that of ten thousand platform threads takes longer than all that is measured.
        release.countDown();
        return new Memory(count, held, before, parked, live);
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("count", count);
        json.writeNumberField("held", held);
        json.writeNumberField("rss_before", rssBefore);
        json.writeNumberField("rss_parked", rssParked);
        json.writeNumberField("live_parked", liveParked);
    }

    private static void park(int held, CountDownLatch release, BlockingQueue<Integer> queue) {
        byte[] holding = new byte[held];
        // Every page is touched.
        Arrays.fill(holding, (byte) 1);
        try {
            queue.put(holding.length);
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Reference.reachabilityFence(holding);
        }
    }

    /** Of this process, in bytes. */
    private static long resident() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("the kernel tells no VmRSS"));
    }
}
