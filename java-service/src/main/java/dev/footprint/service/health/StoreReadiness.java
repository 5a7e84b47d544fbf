package dev.footprint.service.health;

import dev.footprint.service.users.UserStore;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the store answers. */
@Readiness
public class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";

    private final UserStore store;

    public StoreReadiness(UserStore store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.ping()
                .map(ignored -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
