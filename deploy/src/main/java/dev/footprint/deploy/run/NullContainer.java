package dev.footprint.deploy.run;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.Sandbox;
import java.util.List;
import java.util.Map;

/** The floor: the probe's own static server, which shows what the engine and the instrument cost whatever the language. */
final class NullContainer {
    private static final int PORT = 3000;

    private NullContainer() {}

    /** Under the same limits as {@code other}. */
    static Contender beside(Contender other, String probeImage) {
        Sandbox limits = other.spec().sandbox();
        ServiceSpec spec = new ServiceSpec(
                Contender.NULL_CONTAINER,
                probeImage,
                null,
                List.of("serve", "--port", Integer.toString(PORT)),
                Map.of(),
                Map.of(),
                null,
                Sandbox.closed(limits.memoryBytes(), limits.cpus(), limits.pidsLimit()),
                List.of(),
                List.of(PORT),
                List.of(),
                List.of(),
                List.of());
        return new Contender(Contender.NULL_CONTAINER, "none", "floor", spec, PORT, "/health", true);
    }
}
