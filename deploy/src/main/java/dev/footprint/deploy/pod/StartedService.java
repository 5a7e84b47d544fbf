package dev.footprint.deploy.pod;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Engine;

/**
 * A service that has answered its first 200; closing it removes its container.
 *
 * @param createMs duration of the engine's create call
 * @param startMs from the engine's start call to the exec of the service's process, settling taken out
 */
public record StartedService(
        Engine engine,
        Contender contender,
        String container,
        String user,
        double createMs,
        double startMs,
        double settleMs,
        WatchReport report)
        implements AutoCloseable {

    @Override
    public void close() {
        engine.remove(container);
    }
}
