package dev.footprint.matrix.support;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;

/** The engine, and what all containers of the matrix have in common. */
public final class Engine {
    static final String LABEL = "footprint.matrix";
    // Below the range that the kernel takes ports of outgoing connections from.
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(20_000);

    private Engine() {}

    public static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }

    /** In a container: its namespace, so that loopback is all there is. On a host: the host's, for a developer's trials. */
    public static String networkMode() {
        return Runner.id().map(id -> "container:" + id).orElse("host");
    }

    static Map<String, String> labels() {
        return Map.of(LABEL, Runner.name());
    }

    /** Everything shares one namespace, so everything needs a port of its own. */
    public static int port() {
        return NEXT_PORT.incrementAndGet();
    }

    /** Removes this run's containers, and those of runs whose runner has ended without cleaning up. */
    public static void sweep() {
        Set<String> alive = new HashSet<>();
        docker().listContainersCmd().exec().forEach(c -> alive.add(c.getId().substring(0, 12)));
        alive.remove(Runner.name());
        for (Container container : docker().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(LABEL))
                .exec()) {
            if (!alive.contains(container.getLabels().get(LABEL))) {
                remove(container.getId());
            }
        }
    }

    private static void remove(String id) {
        try {
            docker().removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (DockerException e) {
            if (exists(id)) {
                throw e;
            }
        }
    }

    private static boolean exists(String id) {
        return docker().listContainersCmd().withShowAll(true).exec().stream()
                .anyMatch(c -> c.getId().equals(id) && !"removing".equals(c.getState()));
    }
}
