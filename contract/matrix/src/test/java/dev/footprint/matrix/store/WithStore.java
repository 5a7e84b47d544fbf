package dev.footprint.matrix.store;

import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.StoreContainer;

/** A service with its users in PostgreSQL. */
final class WithStore implements AutoCloseable {
    final StoreContainer store = new StoreContainer();
    final ServiceContainer service;

    WithStore(Contender contender) {
        store.serving();
        service = new ServiceContainer(contender).quiet().store(store).serving();
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }
}
