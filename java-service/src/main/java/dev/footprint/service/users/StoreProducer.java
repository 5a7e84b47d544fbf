package dev.footprint.service.users;

import dev.footprint.service.Settings;
import dev.footprint.service.telemetry.Telemetry;
import io.quarkus.runtime.Startup;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** DATABASE_URL decides which store there is. */
@Dependent
public class StoreProducer {

    /**
     * Made before the service listens: the first request would parse the seed on the event loop.
     *
     * @param pool not there without DATABASE_URL: the datasource is inactive then
     */
    @Startup
    @Produces
    @Singleton
    UserStore store(Instance<Pool> pool, Telemetry telemetry) {
        return Settings.ofProcess()
                .service()
                .database()
                .<UserStore>map(url -> new PgUserStore(pool.get(), new StoreSpans(telemetry, url)))
                .orElseGet(InMemoryUserStore::new);
    }
}
