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

/** The lines that a container writes on stdout, as they come. */
public final class LineStream extends ResultCallback.Adapter<Frame> {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

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

    /** @return the next line, or null when none came within the time */
    public String next(Duration within) throws InterruptedException {
        return lines.poll(within.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void quietClose() {
        try {
            close();
        } catch (IOException e) {
            // closing a broken stream: nothing is lost
        }
    }
}
