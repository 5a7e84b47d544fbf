package dev.footprint.deploy.experiment;

import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.tools.ToolRunner;
import java.util.function.Consumer;

/**
 * What an experiment measures with.
 *
 * @param sink keeps an observation the moment it is made
 */
public record Bench(Engine engine, Pod pod, ToolRunner tools, Consumer<Observation> sink) {

    /** What is done to a service that runs. */
    @FunctionalInterface
    public interface Work {
        void run() throws ServiceFailure, InterruptedException;
    }

    /**
     * A service that dies makes whatever is done to it fail in some way; its death is the reason to tell.
     *
     * @param doing completes "the service ended ..."
     * @throws ServiceFailure when it has ended
     */
    public void alive(StartedService service, String doing, Work work) throws ServiceFailure, InterruptedException {
        try {
            work.run();
        } catch (EngineException e) {
            requireRunning(service, doing);
            throw e;
        }
        requireRunning(service, doing);
    }

    private void requireRunning(StartedService service, String doing) throws ServiceFailure {
        Ending ending = engine.ending(service.container());
        if (!ending.running()) {
            throw new ServiceFailure("the service ended " + doing + ": " + ending.sentence(), ending);
        }
    }
}
