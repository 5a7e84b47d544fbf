package dev.footprint.deploy.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.util.Arrays;
import java.util.List;

/** Running containers that are not of this run: whose work may disturb it. */
public final class Neighbours {
    private final Engine engine;
    private final RunLabels labels;

    public Neighbours(Engine engine, RunLabels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    public List<String> names() {
        try {
            return engine.docker().listContainersCmd().exec().stream()
                    .filter(c -> !labels.runId().equals(c.getLabels().get(RunLabels.RUN)))
                    .filter(c -> !c.getId().startsWith(labels.owner()))
                    .map(Neighbours::name)
                    .sorted()
                    .toList();
        } catch (DockerException e) {
            throw new EngineException("the engine could not list its containers: " + e.getMessage(), e);
        }
    }

    private static String name(Container container) {
        return container.getNames() == null
                ? container.getId()
                : Arrays.stream(container.getNames())
                        .findFirst()
                        .map(n -> n.replaceFirst("^/", ""))
                        .orElse(container.getId());
    }
}
