package dev.footprint.deploy.pod;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.RunLabels;
import java.util.function.Consumer;

/** Keeps the orchestrator off the cores of the services: the instrument never competes with what it measures. */
public final class OwnCores {
    private OwnCores() {}

    /** @param say told in words when it cannot be done */
    public static void pin(Engine engine, RunLabels labels, CoreLayout cores, Consumer<String> say) {
        if (cores.shared()) {
            say.accept("one core only: the instrument shares it with the services, so the figures are noisy");
            return;
        }
        try {
            engine.pin(labels.owner(), cores.tools());
        } catch (EngineException e) {
            say.accept("the orchestrator could not be kept off the services' cores (" + e.getMessage() + ")");
        }
    }
}
