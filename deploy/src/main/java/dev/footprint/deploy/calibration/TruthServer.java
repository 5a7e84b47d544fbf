package dev.footprint.deploy.calibration;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Servers of the probe whose behaviour is known beforehand, as contenders. */
final class TruthServer {
    static final String PLAIN = "plain";
    static final String LATE = "late";
    static final String SLOW = "slow";
    static final String BURNS = "burns";
    static final String STALLS = "stalls";
    static final String HOLDS = "holds";
    static final String LAYERED = "layered";

    private static final int PORT = 3000;
    private static final long MEMORY = 256L << 20;
    private static final long PIDS = 256;

    private TruthServer() {}

    /** All that are started; the stall comes at the tenth request after a start, and so under load where there is load. */
    static List<Contender> started(String image) {
        return List.of(
                of(PLAIN, image),
                of(LATE, image, "--listen-after-ms", "100"),
                of(SLOW, image, "--answer-after-ms", "50"),
                of(BURNS, image, "--burn-ms", "200"),
                of(STALLS, image, "--stall-once-ms", "500", "--stall-at-request", "10"),
                of(HOLDS, image, "--hold-mib", "64"));
    }

    static Contender of(String name, String image, String... faults) {
        List<String> command = new ArrayList<>(List.of("serve", "--port", Integer.toString(PORT)));
        command.addAll(List.of(faults));
        ServiceSpec spec = new ServiceSpec(
                name,
                image,
                null,
                command,
                Map.of(),
                Map.of(),
                null,
                Sandbox.closed(MEMORY, 1.0, PIDS),
                List.of(),
                List.of(PORT),
                List.of(),
                List.of(),
                List.of());
        return new Contender(name, "truth", name, spec, PORT, "/health", false);
    }
}
