package dev.footprint.deploy.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.api.model.WaitResponse;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The container engine, reached through its API only, so that a remote engine or a desktop VM works like a local one. */
public final class Engine implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longest silence of one API answer; a stream's next piece may take as long. */
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private static final int VOLUME_ATTEMPTS = 3;
    private static final Duration VOLUME_PAUSE = Duration.ofMillis(200);
    private static final Duration ATTACH = Duration.ofSeconds(10);

    /** Now and then a runtime fails to start a container for reasons of its own; more than twice in a row is no accident. */
    public static final int START_ATTEMPTS = 3;

    private final DockerHttpClient http;
    private final DockerClient docker;
    private final RunLabels labels;
    private final AtomicInteger created = new AtomicInteger();
    private volatile boolean closing;

    private Engine(DockerHttpClient http, DockerClient docker, RunLabels labels) {
        this.http = http;
        this.docker = docker;
        this.labels = labels;
    }

    /**
     * Connects to the engine that the standard variables name (DOCKER_HOST ...), or to the local socket. The API
     * version is left to the engine: a pinned one fails on engines that are older or much newer.
     *
     * @throws EngineException when no engine answers
     */
    public static Engine connect(RunLabels labels) {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        DockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(CONNECT)
                .responseTimeout(ANSWER)
                // Each running container that is waited for holds one.
                .maxConnections(256)
                .build();
        DockerClient docker = DockerClientImpl.getInstance(config, http);
        try {
            docker.pingCmd().exec();
        } catch (RuntimeException e) {
            throw new EngineException(
                    "no container engine answers at " + config.getDockerHost()
                            + ": start Docker, or mount its socket (-v /var/run/docker.sock:/var/run/docker.sock)",
                    e);
        }
        return new Engine(http, docker, labels);
    }

    public Info info() {
        return asked("describe itself", () -> docker.infoCmd().exec());
    }

    public Version version() {
        return asked("tell its version", () -> docker.versionCmd().exec());
    }

    /**
     * The run is being stopped: from now on nothing new is created, and whoever waits for a line of a container gets a
     * {@link RunStoppedException}. A flag, and no thread's interruption: that would break off the engine calls that clean up.
     */
    public void stop() {
        closing = true;
    }

    /** @throws RunStoppedException when the run is being stopped */
    public void checkRunning() {
        if (closing) {
            throw new RunStoppedException();
        }
    }

    /** @throws ImageMissingException when the image is not there */
    public InspectImageResponse image(String name) {
        try {
            return docker.inspectImageCmd(name).exec();
        } catch (NotFoundException e) {
            throw new ImageMissingException(name, e);
        } catch (DockerException e) {
            throw new EngineException("the engine could not inspect image " + name + ": " + e.getMessage(), e);
        }
    }

    /** Creates a container, labelled with this run. @return its id */
    public String create(ContainerPlan plan) {
        checkRunning();
        String name = "footprint-" + labels.runId() + "-" + plan.role + "-" + created.incrementAndGet();
        CreateContainerCmd cmd = PlanTranslator.translate(docker.createContainerCmd(plan.image), plan)
                .withName(name)
                .withLabels(labels.asMap());
        try {
            return cmd.exec().getId();
        } catch (NotFoundException e) {
            throw new ImageMissingException(plan.image, e);
        } catch (DockerException e) {
            throw new EngineException(
                    "the engine could not create a container of " + plan.image + ": " + e.getMessage(), e);
        }
    }

    /**
     * Starts one of our own tools; an engine that fails once in a while is asked again.
     *
     * @throws EngineException when it cannot be started, with the engine's own words
     */
    public void start(String container) {
        for (int attempt = 1; ; attempt++) {
            try {
                startOnce(container);
                return;
            } catch (EngineException e) {
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts a container whose start is measured: a second attempt on the same one would be another quantity. */
    public void startOnce(String container) {
        asked("start a container", () -> docker.startContainerCmd(container).exec());
    }

    public void signal(String container, String signal) {
        asked(
                "send " + signal,
                () -> docker.killContainerCmd(container).withSignal(signal).exec());
    }

    /** Removes a container, running or not, with its anonymous volumes; one that is gone already is fine. */
    public void remove(String container) {
        try {
            docker.removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | NotModifiedException e) {
            // somebody else was faster, which is what was wanted
        } catch (DockerException e) {
            if (!String.valueOf(e.getMessage()).contains("already in progress")) {
                throw new EngineException(
                        "the engine could not remove container " + container + ": " + e.getMessage(), e);
            }
        }
    }

    public InspectContainerResponse inspect(String container) {
        return asked(
                "inspect a container",
                () -> docker.inspectContainerCmd(container).exec());
    }

    public String createVolume(String role) {
        checkRunning();
        String name = "footprint-" + labels.runId() + "-" + role;
        asked(
                "create a volume",
                () -> docker.createVolumeCmd()
                        .withName(name)
                        .withLabels(labels.asMap())
                        .exec());
        return name;
    }

    /** A volume is in use for a moment after its last container's removal has been answered; one that is gone is fine. */
    public void removeVolume(String name) {
        for (int attempt = 1; ; attempt++) {
            try {
                docker.removeVolumeCmd(name).exec();
                return;
            } catch (NotFoundException e) {
                return;
            } catch (DockerException e) {
                if (attempt == VOLUME_ATTEMPTS) {
                    throw new EngineException("the engine could not remove volume " + name + ": " + e.getMessage(), e);
                }
                LockSupport.parkNanos(VOLUME_PAUSE.toNanos());
            }
        }
    }

    /**
     * The stdout of a container that is created but not started yet, so that no line is lost; its log is not replayed, so
     * that none comes twice.
     */
    public LineStream attach(String container) throws InterruptedException {
        LineStream lines = docker.attachContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new LineStream(() -> closing));
        if (!lines.awaitStarted(ATTACH.toSeconds(), TimeUnit.SECONDS)) {
            throw new EngineException("the engine did not attach to a container within " + ATTACH.toSeconds() + " s");
        }
        return lines;
    }

    /** Completes with the exit code when the container ends; costs the engine nothing until then. */
    public CompletableFuture<Integer> whenEnded(String container) {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        docker.waitContainerCmd(container).exec(new ResultCallback.Adapter<WaitResponse>() {
            @Override
            public void onNext(WaitResponse response) {
                ended.complete(response.getStatusCode());
            }

            @Override
            public void onError(Throwable error) {
                ended.completeExceptionally(error);
            }
        });
        return ended;
    }

    public Ending ending(String container) {
        InspectContainerResponse.ContainerState state = inspect(container).getState();
        return new Ending(
                Boolean.TRUE.equals(state.getRunning()),
                state.getExitCodeLong() == null ? -1 : state.getExitCodeLong(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                LogTail.read(docker, container));
    }

    public ContainerMemory memory(String container) {
        return statistics(container, ContainerMemory::parse);
    }

    /** CPU time that a container has used so far, in nanoseconds; null where the engine does not tell. */
    public Long cpuNanos(String container) {
        return statistics(container, ContainerCpu::parse);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream statistics) throws IOException;
    }

    /** One reading of the engine's statistics for a container, without the second's wait for a CPU difference. */
    private <T> T statistics(String container, Reader<T> reader) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/containers/" + container + "/stats?stream=false&one-shot=true")
                .build();
        try (DockerHttpClient.Response response = http.execute(request)) {
            return reader.read(response.getBody());
        } catch (IOException e) {
            throw new EngineException("the engine's statistics of a container could not be read: " + e.getMessage(), e);
        }
    }

    /** Of the machine's processes the parent of a container's first one; null where the engine does not tell. */
    public Long parentOfFirstProcess(String container) {
        String first = String.valueOf(inspect(container).getState().getPidLong());
        String[][] rows = asked(
                        "list a container's processes",
                        () -> docker.topContainerCmd(container)
                                .withPsArgs("-eo pid,ppid")
                                .exec())
                .getProcesses();
        return Arrays.stream(rows)
                .filter(row -> row[0].equals(first))
                .map(row -> Long.valueOf(row[1]))
                .findFirst()
                .orElse(null);
    }

    /** The image as a tar stream, as {@code docker save} gives it; the caller closes it. */
    public InputStream save(String imageId) {
        return asked("save an image", () -> docker.saveImageCmd(imageId).exec());
    }

    /** Puts an archive's files into a container, running or not. */
    public void copyInto(String container, InputStream tar, String folder) {
        asked(
                "copy files into a container",
                () -> docker.copyArchiveToContainerCmd(container)
                        .withTarInputStream(tar)
                        .withRemotePath(folder)
                        .exec());
    }

    /** What everything that this run makes is labelled with. */
    public RunLabels labels() {
        return labels;
    }

    /** Pins a running container to some cores. */
    public void pin(String container, String cpuset) {
        asked(
                "pin a container to cores " + cpuset,
                () -> docker.updateContainerCmd(container)
                        .withCpusetCpus(cpuset)
                        .exec());
    }

    DockerClient docker() {
        return docker;
    }

    private static <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (DockerException e) {
            throw new EngineException(
                    "the engine could not " + what + ": "
                            + String.valueOf(e.getMessage()).strip(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            docker.close();
        } catch (IOException e) {
            // the process ends; the engine sees the connection go
        }
    }
}
