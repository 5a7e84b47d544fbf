package dev.footprint.service.http;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one table from exceptions to answers, the framework's own exceptions included. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int METHOD_NOT_ALLOWED = 405;

    private final AllowedMethods allowedMethods;

    public ProblemMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> problem(ProblemException e) {
        return answer(e.problem()).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> framework(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status == METHOD_NOT_ALLOWED) {
            String allowed = String.join(", ", allowedMethods.at(uri.getPath()));
            return answer(Problem.of(status, "Allowed here: " + allowed + "."))
                    .header(HttpHeaders.ALLOW, allowed)
                    .build();
        }
        if (status >= 500) {
            LOG.error("request failed", e);
        }
        return answer(Problem.of(status)).build();
    }

    /** Whatever has no entry is the service's own fault, and its text stays in the log. */
    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Exception e) {
        Span.current().recordException(e);
        LOG.error("request failed", e);
        return answer(Problem.of(500)).build();
    }

    private static ResponseBuilder<Problem> answer(Problem problem) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(problem.status()), problem)
                .type(Problem.MEDIA_TYPE);
    }
}
