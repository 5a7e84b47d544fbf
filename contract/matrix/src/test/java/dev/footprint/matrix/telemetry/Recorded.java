package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.matrix.support.CollectorContainer;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Telemetry;
import java.io.IOException;
import java.util.List;

/** A service in memory that got one request of each kind and was then ended: what the collector and stdout have of it. */
final class Recorded implements AutoCloseable {
    private final CollectorContainer collector = new CollectorContainer();
    private final ServiceContainer service;
    final Traffic traffic;
    final Telemetry telemetry;
    final List<JsonNode> lines;
    final String createdId;

    Recorded(Contender contender) throws IOException {
        collector.receiving();
        service = new ServiceContainer(contender)
                .withEnv("OTEL_SERVICE_NAME", "recorded")
                .telemetryTo(collector.endpoint())
                .serving();
        traffic = new Traffic(service);
        traffic.send("list", "GET", "/api/v1/users?limit=2&after=3", null);
        traffic.send("get", "GET", "/api/v1/users/1", null);
        traffic.send("head", "HEAD", "/api/v1/users/1", null);
        traffic.send("options", "OPTIONS", "/api/v1/users/1", null);
        Reply created = traffic.send("create", "POST", "/api/v1/users", Http.user("Re Corded", "re@corded.test"))
                .reply();
        createdId = created.json().path("id").asText();
        traffic.send("conflict", "POST", "/api/v1/users", Http.user("Re Corded", "re@corded.test"));
        traffic.send("unprocessable", "POST", "/api/v1/users", "{}");
        traffic.send("delete", "DELETE", "/api/v1/users/" + createdId, null);
        traffic.send("gone", "GET", "/api/v1/users/" + createdId, null);
        traffic.send("malformed", "GET", "/api/v1/users?limit=none", null);
        traffic.send("unmatched", "GET", "/nowhere/4711?a=b", null);
        traffic.send("tracestate", "GET", "/api/v1/users/2", null, "tracestate: vendor=value,other=1");
        traffic.send("host", "GET", "/api/v1/users/3", null, "Host: shop.example:8080");
        traffic.send("unknown-method", "BREW", "/nowhere/coffee", null);
        traffic.unsampled("unsampled", "GET", "/api/v1/users/4");
        traffic.send("health", "GET", "/health", null);
        traffic.send("live", "GET", "/health/live", null);
        traffic.send("ready", "GET", "/health/ready", null);
        Http.get(service.port(), "/api/v1/users/5");
        Http.get(service.port(), "/api/v1/users/6", "traceparent: 00-not-a-context");
        // Ending it flushes whatever is left, so that nothing below has to be waited for.
        assertThat(service.terminate()).as(service::describe).isZero();
        telemetry = collector.settled();
        lines = service.logLines();
    }

    @Override
    public void close() {
        service.close();
        collector.close();
    }
}
