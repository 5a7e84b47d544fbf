package dev.footprint.service.http;

import dev.footprint.service.telemetry.OncePerSecond;
import dev.footprint.service.telemetry.TelemetryContext;
import dev.footprint.service.users.EmailTakenException;
import dev.footprint.service.users.StoreDownException;
import dev.footprint.service.users.StoreException;
import dev.footprint.service.users.StoreFullException;
import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one table from exceptions to answers, the framework's own exceptions included. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final OncePerSecond fullWarning = new OncePerSecond();

    @ServerExceptionMapper
    public RestResponse<byte[]> problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper
    public RestResponse<byte[]> store(StoreException e) {
        return switch (e) {
            case EmailTakenException taken -> answer(Problem.of(409, taken.getMessage()));
            case StoreFullException full -> full(full.getMessage());
            // The store has said why, as often as it should be said.
            case StoreDownException down -> answer(Problem.of(503, down.getMessage()));
        };
    }

    private RestResponse<byte[]> full(String message) {
        if (fullWarning.now()) {
            LOG.warn(message);
        }
        return answer(Problem.of(507, message));
    }

    @ServerExceptionMapper
    public RestResponse<byte[]> framework(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            LOG.error("request failed", e);
        }
        return answer(Problem.of(status));
    }

    /** Whatever has no entry is the service's own fault, and its text stays in the log. */
    @ServerExceptionMapper
    public RestResponse<byte[]> unexpected(Exception e) {
        Span.fromContext(TelemetryContext.current()).recordException(e);
        LOG.error("request failed", e);
        return answer(Problem.of(500));
    }

    private static RestResponse<byte[]> answer(Problem problem) {
        return RestResponse.ResponseBuilder.<byte[]>create(problem.status(), problem.title())
                .entity(Json.problem(problem))
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
