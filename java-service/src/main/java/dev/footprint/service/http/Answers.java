package dev.footprint.service.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Answers that are written without JAX-RS. */
final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private Answers() {}

    static void problem(RoutingContext context, Problem problem) {
        Buffer body = Buffer.buffer(Json.problem(problem));
        context.response()
                .setStatusCode(problem.status())
                .setStatusMessage(problem.title())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }

    /** A handler threw, or a framework gave up. */
    static void failure(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500) {
            LOG.error("request failed", context.failure());
        }
        problem(context, Problem.of(status));
    }
}
