package dev.footprint.matrix.store;

import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Load;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.StoreContainer;

/** A service with its users in PostgreSQL. */
final class WithStore implements AutoCloseable {
    final StoreContainer store = new StoreContainer();
    final ServiceContainer service;

    WithStore(Contender contender) {
        store.serving();
        service = new ServiceContainer(contender).quiet().store(store).serving();
        // A runtime that has just started may take longer over its first queries than the contract gives the store,
        // where
        // others use the machine as well. What a start costs is measured elsewhere; these rows are about the store.
        Load.get(service.port(), 8, 1_000, "/api/v1/users/1");
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }
}
