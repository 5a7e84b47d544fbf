package dev.footprint.service.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.jboss.logging.Logger;

/** What is decided below JAX-RS: problems for requests that never reach a resource, and HEAD. */
@Singleton
public class VertxRoutes {

    private static final Logger LOG = Logger.getLogger(VertxRoutes.class);
    private static final int FIRST = -1_000_000;
    private static final long MAX_BODY_BYTES = 64 * 1024;

    void add(@Observes Router router) {
        // Before Quarkus's own failure handler, which writes HTML or whatever else the Accept header suggests.
        router.route().order(FIRST).failureHandler(VertxRoutes::answer);
        for (int status : new int[] {400, 404, 405, 413, 414, 500}) {
            router.errorHandler(status, VertxRoutes::answer);
        }
        router.route().method(HttpMethod.HEAD).order(FIRST + 1).handler(VertxRoutes::headAsGet);
        router.route().order(FIRST + 2).handler(VertxRoutes::refuseMalformed);
        router.route().order(FIRST + 3).handler(VertxRoutes::refuseOtherSpellings);
        // Quarkus's namespace of its own: SmallRye Health's endpoints live there, and ours are in HealthResource.
        router.route("/q/*").order(FIRST + 4).handler(context -> context.fail(404));
    }

    // Quarkus would refuse these two itself, but with an empty answer; Main turns its validation of targets off.
    private static void refuseMalformed(RoutingContext context) {
        try {
            new URI(context.request().uri());
        } catch (URISyntaxException e) {
            context.fail(400);
            return;
        }
        if (announcedBody(context) > MAX_BODY_BYTES) {
            // Its body will not be read, so the connection cannot carry another request.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.fail(413);
            return;
        }
        context.next();
    }

    // JAX-RS takes /users/, //users and /x/../users for /users. In the contract a path has one spelling.
    private static void refuseOtherSpellings(RoutingContext context) {
        String path = context.request().path();
        boolean trailing = path.length() > 1 && path.endsWith("/");
        if (trailing || path.contains("//") || path.contains("/./") || path.contains("/../")) {
            context.fail(404);
            return;
        }
        context.next();
    }

    private static long announcedBody(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /**
     * Lets resources answer HEAD as GET; Vert.x drops the body. JAX-RS would do without writing it in the first place, and
     * then the answer lacks the Content-Length that HEAD is asked for.
     */
    private static void headAsGet(RoutingContext context) {
        context.reroute(HttpMethod.GET, context.request().uri());
    }

    private static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500) {
            LOG.error("request failed", context.failure());
        }
        Problem problem = Problem.of(status);
        Buffer body = new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .toBuffer();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }
}
