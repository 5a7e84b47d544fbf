package dev.footprint.matrix.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.ServiceContainer;

/** A service in memory, without telemetry. */
final class Serving implements AutoCloseable {
    final ServiceContainer service;

    Serving(Contender contender) {
        service = new ServiceContainer(contender).quiet().serving();
    }

    void assertWell() {
        assertThat(service.status("/health")).as(service::describe).isEqualTo(200);
        assertThat(service.status("/api/v1/users/1")).as(service::describe).isEqualTo(200);
        assertThat(service.oomKilled()).as(service::describe).isFalse();
    }

    @Override
    public void close() {
        service.close();
    }
}
