package dev.footprint.matrix.support;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Statistics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container in the matrix's network namespace. It may end by itself; its rows say what is waited for. */
public class MatrixContainer<T extends MatrixContainer<T>> extends GenericContainer<T> {
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(10);

    protected MatrixContainer(String image) {
        super(DockerImageName.parse(image));
    }

    @Override
    protected void configure() {
        withNetworkMode(Engine.networkMode());
        withLabels(Engine.labels());
        // The images' own health checks look at default ports, and a program that is started every few seconds is a
        // load.
        withCreateContainerCmdModifier(command -> command.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))));
        withStartupCheckStrategy(new StartupCheckStrategy() {
            @Override
            public StartupStatus checkStartupState(DockerClient client, String containerId) {
                return StartupStatus.SUCCESSFUL;
            }
        });
        waitingFor(new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {}
        });
    }

    public void signal(String name) {
        getDockerClient().killContainerCmd(getContainerId()).withSignal(name).exec();
    }

    public ContainerState state() {
        return getDockerClient().inspectContainerCmd(getContainerId()).exec().getState();
    }

    public boolean running() {
        return Boolean.TRUE.equals(state().getRunning());
    }

    public boolean oomKilled() {
        return Boolean.TRUE.equals(state().getOOMKilled());
    }

    /** Bytes in use as the engine counts them, without the file cache that can be given back. */
    public long memory() {
        CompletableFuture<Statistics> reading = new CompletableFuture<>();
        try (ResultCallback.Adapter<Statistics> callback = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Statistics statistics) {
                reading.complete(statistics);
            }
        }) {
            getDockerClient()
                    .statsCmd(getContainerId())
                    .withNoStream(true)
                    .exec(callback)
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var memory = reading.join().getMemoryStats();
        // cgroup v1 counts the whole group under another name than v2.
        Long cache = Optional.ofNullable(memory.getStats().getTotalInactiveFile())
                .orElse(memory.getStats().getInactiveFile());
        return memory.getUsage() - (cache == null ? 0 : cache);
    }

    /** @throws AssertionError when it still runs after that time */
    public int exitCode(Duration patience) {
        try (WaitContainerResultCallback callback =
                getDockerClient().waitContainerCmd(getContainerId()).exec(new WaitContainerResultCallback())) {
            return callback.awaitStatusCode(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException | java.io.IOException e) {
            throw new AssertionError("still running after " + patience.toMillis() + " ms: " + describe(), e);
        }
    }

    public String stdout() {
        return logs(getDockerClient().logContainerCmd(getContainerId()).withStdOut(true));
    }

    public String stderr() {
        return logs(getDockerClient().logContainerCmd(getContainerId()).withStdErr(true));
    }

    private static String logs(LogContainerCmd command) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ResultCallback.Adapter<Frame> callback = new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Frame frame) {
                text.writeBytes(frame.getPayload());
            }
        }) {
            command.exec(callback).awaitCompletion(LOG_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** For messages: state, exit code, out-of-memory flag and last lines. */
    public String describe() {
        ContainerState state = state();
        String tail = logs(getDockerClient()
                .logContainerCmd(getContainerId())
                .withStdOut(true)
                .withStdErr(true)
                .withTail(8));
        return getDockerImageName() + " is " + state.getStatus() + " (exit code " + state.getExitCodeLong()
                + (Boolean.TRUE.equals(state.getOOMKilled()) ? ", killed for its memory" : "") + "), its last lines: "
                + (tail.isBlank() ? "none" : tail.strip());
    }
}
