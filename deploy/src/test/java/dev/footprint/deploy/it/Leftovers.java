package dev.footprint.deploy.it;

import com.github.dockerjava.api.DockerClient;
import dev.footprint.deploy.engine.RunLabels;
import java.util.ArrayList;
import java.util.List;

/** What of a run is still on the engine. */
final class Leftovers {
    private Leftovers() {}

    static List<String> of(DockerClient docker, String runId) {
        String label = RunLabels.RUN + "=" + runId;
        List<String> found = new ArrayList<>();
        docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec()
                .forEach(c -> found.add("container " + c.getNames()[0]));
        docker.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes()
                .forEach(v -> found.add("volume " + v.getName()));
        docker.listNetworksCmd()
                .withFilter("label", List.of(label))
                .exec()
                .forEach(n -> found.add("network " + n.getName()));
        docker.listImagesCmd().withLabelFilter(label).exec().forEach(i -> found.add("image " + i.getId()));
        return found;
    }
}
