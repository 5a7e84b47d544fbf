package dev.footprint.service.health;

import dev.footprint.service.http.server.Connections;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service that has been told to end is not ready, however well its store is. */
@Readiness
public class AcceptingReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accepting")
                .status(!Connections.OF_PROCESS.draining())
                .build();
    }
}
