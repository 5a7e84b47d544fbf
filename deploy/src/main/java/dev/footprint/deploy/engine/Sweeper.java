package dev.footprint.deploy.engine;

import com.github.dockerjava.api.command.ListVolumesCmd;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Removes what runs have left behind, found by label; never what belongs to a run whose owner is alive. */
public final class Sweeper {
    private final Engine engine;

    public Sweeper(Engine engine) {
        this.engine = engine;
    }

    /** How much was removed. */
    public record Swept(int containers, int volumes, int networks, int images) {
        public boolean isEmpty() {
            return containers + volumes + networks + images == 0;
        }
    }

    /** Everything of one run. */
    public Swept run(String runId) {
        return sweep(labels -> runId.equals(labels.get(RunLabels.RUN)));
    }

    /** Everything of runs whose orchestrator's container is gone or has stopped: it was killed before it could clean up. */
    public Swept orphans() {
        List<String> alive = engine.docker().listContainersCmd().exec().stream()
                .map(Container::getId)
                .toList();
        return sweep(labels -> {
            String owner = labels.get(RunLabels.OWNER);
            return owner != null && alive.stream().noneMatch(id -> id.startsWith(owner));
        });
    }

    private Swept sweep(Predicate<Map<String, String>> mine) {
        // Containers that share another one's namespaces go first or last alike; volumes only after their containers.
        int containers = 0;
        for (Container container : engine.docker()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(RunLabels.RUN))
                .exec()) {
            if (mine.test(container.getLabels())) {
                engine.remove(container.getId());
                containers++;
            }
        }
        int volumes = 0;
        ListVolumesCmd list = engine.docker().listVolumesCmd().withFilter("label", List.of(RunLabels.RUN));
        for (var volume : list.exec().getVolumes()) {
            if (volume.getLabels() != null && mine.test(volume.getLabels())) {
                engine.removeVolume(volume.getName());
                volumes++;
            }
        }
        int networks = 0;
        for (Network network : engine.docker()
                .listNetworksCmd()
                .withFilter("label", List.of(RunLabels.RUN))
                .exec()) {
            if (mine.test(network.getLabels())) {
                engine.docker().removeNetworkCmd(network.getId()).exec();
                networks++;
            }
        }
        // After the containers that were made of them.
        int images = new Images(engine).removeAll(mine);
        return new Swept(containers, volumes, networks, images);
    }
}
