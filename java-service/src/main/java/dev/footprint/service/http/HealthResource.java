package dev.footprint.service.http;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * The health endpoints. SmallRye Health runs the checks; its own endpoints are closed (see {@link Entry}), because they
 * indent their JSON, add a charset, and answer every method.
 */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class HealthResource {

    private final SmallRyeHealthReporter reporter;
    private final byte[] healthy;

    public HealthResource(
            SmallRyeHealthReporter reporter, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.reporter = reporter;
        this.healthy = Json.health(version);
    }

    @GET
    public RestResponse<byte[]> health() {
        return JsonAnswers.of(Status.OK, healthy).build();
    }

    @GET
    @Path("/live")
    public Uni<RestResponse<byte[]>> live() {
        return reporter.getLivenessAsync().map(HealthResource::report);
    }

    @GET
    @Path("/ready")
    public Uni<RestResponse<byte[]>> ready() {
        return reporter.getReadinessAsync().map(HealthResource::report);
    }

    private static RestResponse<byte[]> report(SmallRyeHealth health) {
        Status status = health.isDown() ? Status.SERVICE_UNAVAILABLE : Status.OK;
        return JsonAnswers.of(status, health.getPayload().toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
