package dev.footprint.deploy.pod;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.HealthCheck;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One network namespace without any network but loopback, owned by a pause container (as a pod's sandbox does), in
 * which a watcher, the companions of the contenders (such as the collector) and one service at a time run.
 */
public final class Pod implements AutoCloseable {
    private static final String MOUNT = "/footprint";
    private static final String FIFO = MOUNT + "/run/stamp";
    private static final Duration COMPANION_WITHIN = Duration.ofSeconds(60);
    private static final double NANOS_PER_MS = 1e6;
    /** What the engine may need to start a container before the service's own deadline begins to run. */
    private static final Duration ENGINE_SLACK = Duration.ofSeconds(20);

    private final Engine engine;
    private final String probeImage;
    private final CoreLayout cores;
    private final StartSettings settings;
    private final List<String> containers = new ArrayList<>();
    private final List<String> engineFaults = new ArrayList<>();
    private String volume;
    private String pause;
    private Watcher watcher;
    private int trials;

    private Pod(Engine engine, String probeImage, CoreLayout cores, StartSettings settings) {
        this.engine = engine;
        this.probeImage = probeImage;
        this.cores = cores;
        this.settings = settings;
    }

    /**
     * Makes the namespace, the watcher and the companions, and waits until each is ready.
     *
     * @throws EngineException when one of them cannot be started; nothing is left behind then
     */
    public static Pod open(
            Engine engine, String probeImage, List<ServiceSpec> companions, CoreLayout cores, StartSettings settings)
            throws InterruptedException {
        Pod pod = new Pod(engine, probeImage, cores, settings);
        try {
            pod.volume = engine.createVolume("probe");
            pod.pause = pod.startPause(companions);
            pod.watcher = new Watcher(
                    engine,
                    pod.tool("watch", probeImage, List.of("watch", "--fifo", FIFO))
                            .binds(List.of(pod.volume + ":" + MOUNT)));
            pod.watcher.start();
            for (ServiceSpec companion : companions) {
                pod.startCompanion(companion);
            }
            return pod;
        } catch (RuntimeException | InterruptedException e) {
            pod.close();
            throw e;
        }
    }

    private String startPause(List<ServiceSpec> companions) {
        // The names of the companions lead to loopback, so that a service finds them without a change to its settings.
        List<String> hosts =
                companions.stream().map(c -> c.name() + ":127.0.0.1").toList();
        // The first mount of a new volume copies what the image has there: the probe, for the services to be wrapped
        // with.
        String id = engine.create(ContainerPlan.of("pause", probeImage, Sandbox.closed())
                .command(List.of("pause"))
                .network("none")
                .cpuset(cores.tools())
                .extraHosts(hosts)
                .binds(List.of(volume + ":" + MOUNT)));
        containers.add(id);
        engine.start(id);
        return id;
    }

    private void startCompanion(ServiceSpec spec) throws InterruptedException {
        boolean checked =
                !spec.healthTest().isEmpty() && !spec.healthTest().getFirst().equals("NONE");
        // Checked closely until it is healthy, then hardly ever: the checks' processes must not run beside a
        // measurement.
        HealthCheck check = checked
                ? new HealthCheck()
                        .withTest(spec.healthTest())
                        .withStartPeriod(COMPANION_WITHIN.toNanos())
                        .withStartInterval(Duration.ofMillis(200).toNanos())
                        .withInterval(Duration.ofHours(1).toNanos())
                        .withTimeout(Duration.ofSeconds(5).toNanos())
                : null;
        String id = engine.create(ServicePlans.companion(spec, pause, cores.tools(), check));
        containers.add(id);
        engine.start(id);
        long deadline = System.nanoTime() + COMPANION_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            engine.checkRunning();
            InspectContainerResponse.ContainerState state = engine.inspect(id).getState();
            if (!Boolean.TRUE.equals(state.getRunning())) {
                break;
            }
            if (!checked || "healthy".equals(state.getHealth().getStatus())) {
                return;
            }
            Thread.sleep(100);
        }
        Ending ending = engine.ending(id);
        throw new EngineException(
                "service " + spec.name() + ", which the contenders depend on, did not become healthy: "
                        + ending.sentence() + "; its last log lines: " + ending.logTail());
    }

    /** Which cores are whose. */
    public CoreLayout cores() {
        return cores;
    }

    /** A tool of ours inside this namespace, on the cores that the service does not have. */
    public ContainerPlan tool(String role, String image, List<String> command) {
        return tool(role, image, command, Sandbox.closed());
    }

    /** The same with other rights. */
    public ContainerPlan tool(String role, String image, List<String> command, Sandbox sandbox) {
        return ContainerPlan.of(role, image, sandbox)
                .command(command)
                .joiningNetworkOf(pause)
                .cpuset(cores.tools());
    }

    public String probeImage() {
        return probeImage;
    }

    public StartSettings settings() {
        return settings;
    }

    /** The service as its compose file has it, without the wrapper; the port is the contender's. */
    public ContainerPlan unwrapped(Contender contender) {
        return ServicePlans.companion(contender.spec(), pause, cores.service(), null);
    }

    /** The probe inside somebody else's image, without a network, on the tools' cores. */
    public ContainerPlan probeInside(String role, String image, List<String> arguments, Sandbox sandbox) {
        return ContainerPlan.of(role, image, sandbox)
                .entrypoint(List.of(MOUNT + "/probe"))
                .command(arguments)
                .network("none")
                .cpuset(cores.tools())
                .binds(List.of(volume + ":" + MOUNT + ":ro"));
    }

    /** Whom the service runs as. */
    public String user(Contender contender) {
        return ServicePlans.user(contender, engine.image(contender.spec().image()));
    }

    /**
     * Starts a service and waits for its first 200.
     *
     * @param follow further requests on the same connection, for the latency of the 2nd, 10th and 100th
     * @throws ServiceFailure when it ends, does not listen, or does not answer 200 in time; its container is gone then
     */
    public StartedService start(Contender contender, int follow) throws ServiceFailure, InterruptedException {
        return start(contender, follow, cores.service());
    }

    /** The same on other cores than the service's own. */
    public StartedService start(Contender contender, int follow, String cpuset)
            throws ServiceFailure, InterruptedException {
        InspectImageResponse image = engine.image(contender.spec().image());
        String trial = "t" + ++trials;
        ContainerPlan plan = ServicePlans.wrapped(
                contender,
                image,
                pause,
                cpuset,
                volume + ":" + MOUNT + ":ro",
                List.of(
                        MOUNT + "/probe",
                        "exec",
                        "--fifo",
                        FIFO,
                        "--port",
                        Integer.toString(contender.port()),
                        "--path",
                        contender.healthPath(),
                        "--deadline-ms",
                        Long.toString(settings.deadline().toMillis()),
                        "--settle-ms",
                        Long.toString(settings.settle().toMillis()),
                        "--follow",
                        Integer.toString(follow),
                        "--trial",
                        trial,
                        "--"));
        for (int attempt = 1; ; attempt++) {
            long createCalled = System.nanoTime();
            String id = engine.create(plan);
            double createMs = (System.nanoTime() - createCalled) / NANOS_PER_MS;
            boolean handedOver = false;
            try {
                long startCalled = System.nanoTime();
                if (!started(id, attempt)) {
                    continue;
                }
                WatchReport report = watch(contender, id, trial);
                double settleMs = settings.settle().toNanos() / NANOS_PER_MS;
                double startMs = (report.execNs() - startCalled) / NANOS_PER_MS - settleMs;
                String user = ServicePlans.user(contender, image);
                handedOver = true;
                return new StartedService(engine, contender, id, user, createMs, startMs, settleMs, report);
            } finally {
                if (!handedOver) {
                    engine.remove(id);
                }
            }
        }
    }

    private boolean started(String id, int attempt) {
        try {
            engine.startOnce(id);
            return true;
        } catch (EngineException e) {
            if (attempt == Engine.START_ATTEMPTS) {
                throw e;
            }
            engineFaults.add(e.getMessage());
            return false;
        }
    }

    private WatchReport watch(Contender contender, String id, String trial)
            throws ServiceFailure, InterruptedException {
        CompletableFuture<Integer> ended = engine.whenEnded(id);
        WatchReport report = watcher.await(
                trial, ended, settings.deadline().plus(settings.settle()).plus(ENGINE_SLACK));
        if (report == null || !"ok".equals(report.outcome())) {
            throw failure(contender, id, report);
        }
        return report;
    }

    /** Counts a start of many at once that the engine failed at. */
    public void noteEngineFault(String fault) {
        engineFaults.add(fault);
    }

    /** The service as its compose file has it, unwatched, in a network namespace of its own. */
    public ContainerPlan alone(Contender contender) {
        return ServicePlans.companion(contender.spec(), pause, cores.service(), null)
                .network("none");
    }

    /** Longest time from a service's exec to its first 200. */
    public Duration deadline() {
        return settings.deadline();
    }

    /** What the engine itself failed at since the last call; each such start was made again with a new container. */
    public List<String> takeEngineFaults() {
        List<String> taken = List.copyOf(engineFaults);
        engineFaults.clear();
        return taken;
    }

    private ServiceFailure failure(Contender contender, String id, WatchReport report) throws InterruptedException {
        Ending ending = engine.ending(id);
        if (report == null) {
            watcher.restart();
        }
        String seconds = settings.deadline().toSeconds() + " s";
        String target = "127.0.0.1:" + contender.port();
        if (!ending.running()) {
            return new ServiceFailure(
                    "the service ended before its first 200: " + ending.sentence() + "; see why with docker compose up "
                            + contender.name(),
                    ending);
        }
        String outcome = report == null ? "no report" : report.outcome();
        String reason = switch (outcome) {
            case "never_listened" ->
                "nothing listened on " + target + " within " + seconds
                        + ": check the port it listens on, or name it with the label footprint.port";
            case "no_answer" ->
                "it accepted a connection on " + target + " but did not answer GET " + contender.healthPath()
                        + " within " + seconds;
            case "bad_status" ->
                "it answered GET " + contender.healthPath() + " with status " + report.status()
                        + " and not once with 200 within " + seconds
                        + ": check its log, or name another path with the label footprint.health";
            case "closed" ->
                "it closed the connection instead of answering GET " + contender.healthPath()
                        + (report.detail() == null ? "" : " (" + report.detail() + ")");
            default -> "the watcher gave no verdict within " + seconds + " (" + outcome + ")";
        };
        return new ServiceFailure(reason, ending);
    }

    @Override
    public void close() {
        // The newest first: companions and watcher live in the namespace of the pause container.
        if (watcher != null) {
            watcher.remove();
        }
        containers.reversed().forEach(engine::remove);
        if (volume != null) {
            engine.removeVolume(volume);
        }
    }
}
