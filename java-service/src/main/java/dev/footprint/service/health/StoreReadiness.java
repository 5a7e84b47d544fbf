package dev.footprint.service.health;

import dev.footprint.service.users.UserStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the store answers. That the service is shutting down is SmallRye Health's own check. */
@Readiness
public class StoreReadiness implements HealthCheck {

    private final UserStore store;

    public StoreReadiness(UserStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store").status(store.available()).build();
    }
}
