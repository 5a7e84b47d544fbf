package dev.footprint.deploy.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The last lines that a container wrote. */
final class LogTail extends ResultCallback.Adapter<Frame> {
    private static final int LINES = 12;
    private static final int SECONDS = 5;
    private final StringBuffer text = new StringBuffer();

    private LogTail() {}

    /** @return stdout and stderr as they came; one line that says why, when they cannot be read */
    static List<String> read(DockerClient docker, String container) {
        LogTail tail = new LogTail();
        try {
            docker.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(tail)
                    .awaitCompletion(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DockerException e) {
            return List.of("(its log could not be read: " + e.getMessage() + ")");
        }
        return tail.text.toString().lines().toList();
    }

    @Override
    public void onNext(Frame frame) {
        text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
    }
}
