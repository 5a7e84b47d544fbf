package dev.footprint.deploy.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The lines that a container writes on stdout, as they come. */
public final class LineStream extends ResultCallback.Adapter<Frame> {
    /** How long a stopping run may go unnoticed. */
    private static final Duration SLICE = Duration.ofMillis(100);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final BooleanSupplier stopping;

    LineStream(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    @Override
    public void onNext(Frame frame) {
        if (frame.getStreamType() == StreamType.STDERR) {
            return;
        }
        for (byte b : frame.getPayload()) {
            if (b == '\n') {
                lines.add(partial.toString(StandardCharsets.UTF_8));
                partial.reset();
            } else {
                partial.write(b);
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        // A stream that breaks because its container was removed is how every stream here ends; the reader has a
        // deadline.
        quietClose();
    }

    /**
     * @return the next line, or null when none came within the time
     * @throws RunStoppedException when the run is being stopped meanwhile
     */
    public String next(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            if (stopping.getAsBoolean()) {
                throw new RunStoppedException();
            }
            long left = deadline - System.nanoTime();
            String line = lines.poll(Math.max(0, Math.min(left, SLICE.toNanos())), TimeUnit.NANOSECONDS);
            if (line != null || left <= 0) {
                return line;
            }
        }
    }

    private void quietClose() {
        try {
            close();
        } catch (IOException e) {
            // closing a broken stream: nothing is lost
        }
    }
}
