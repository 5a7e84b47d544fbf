package dev.footprint.service.http;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * The health endpoints. SmallRye Health runs the checks; its own endpoints are closed (see {@link VertxRoutes}), because they
 * indent their JSON, add a charset, and answer every method.
 */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class HealthResource {

    /** The contract's own shape at /health. */
    public record Health(String status, String version) {}

    private final SmallRyeHealthReporter reporter;
    private final Health healthy;

    public HealthResource(
            SmallRyeHealthReporter reporter, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.reporter = reporter;
        this.healthy = new Health("healthy", version);
    }

    @GET
    public Health health() {
        return healthy;
    }

    @GET
    @Path("/live")
    public Uni<RestResponse<String>> live() {
        return reporter.getLivenessAsync().map(HealthResource::report);
    }

    @GET
    @Path("/ready")
    public Uni<RestResponse<String>> ready() {
        return reporter.getReadinessAsync().map(HealthResource::report);
    }

    private static RestResponse<String> report(SmallRyeHealth health) {
        Status status = health.isDown() ? Status.SERVICE_UNAVAILABLE : Status.OK;
        return RestResponse.status(status, health.getPayload().toString());
    }
}
