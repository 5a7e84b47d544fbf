package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.matrix.support.CollectorContainer;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Engine;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.StoreContainer;
import dev.footprint.matrix.support.Telemetry;
import java.io.IOException;
import java.util.List;

/** A service with PostgreSQL that got one request of each kind, then one with the server stopped, and was then ended. */
final class RecordedWithStore implements AutoCloseable {
    private final CollectorContainer collector = new CollectorContainer();
    private final ServiceContainer service;
    final StoreContainer store = new StoreContainer();
    final Traffic traffic;
    final Telemetry telemetry;
    final List<JsonNode> lines;

    RecordedWithStore(Contender contender) throws IOException {
        collector.receiving();
        store.serving();
        service = new ServiceContainer(contender)
                .store(store)
                .telemetryTo(collector.endpoint())
                .serving();
        traffic = new Traffic(service);
        traffic.send("list", "GET", "/api/v1/users?limit=2", null);
        traffic.send("get", "GET", "/api/v1/users/1", null);
        String id = traffic.send("create", "POST", "/api/v1/users", Http.user("Re Corded", "re@corded.test"))
                .reply()
                .json()
                .path("id")
                .asText();
        traffic.send("conflict", "POST", "/api/v1/users", Http.user("Re Corded", "re@corded.test"));
        traffic.send("delete", "DELETE", "/api/v1/users/" + id, null);
        traffic.send("ready", "GET", "/health/ready", null);
        Engine.docker().stopContainerCmd(store.getContainerId()).exec();
        traffic.send("away", "GET", "/api/v1/users/1", null);
        assertThat(service.terminate()).as(service::describe).isZero();
        telemetry = collector.settled();
        lines = service.logLines();
    }

    @Override
    public void close() {
        service.close();
        store.close();
        collector.close();
    }
}
