package dev.footprint.service.http;

import dev.footprint.service.config.Digits;
import dev.footprint.service.config.PercentEncoding;
import dev.footprint.service.http.server.ConnectionGuard;
import dev.footprint.service.http.server.Connections;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What is decided before JAX-RS sees a request, in the contract's order: path, method, id, body. JAX-RS has answers of its own
 * for all of that, other ones.
 */
@Singleton
public class Entry {

    private static final int FIRST = -1_000_000;
    private static final String METHOD = "footprint.method";

    private final RequestTelemetry telemetry;

    public Entry(RequestTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    void add(@Observes Router router) {
        // Before Quarkus's own failure handler, which writes HTML or whatever else the Accept header suggests.
        router.route().order(FIRST).failureHandler(Answers::failure);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 500}) {
            router.errorHandler(status, Answers::failure);
        }
        router.route().order(FIRST + 1).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        if (method.equals("HEAD")) {
            // Resources answer it as GET, and Vert.x drops the body. JAX-RS would not write the body in the first
            // place, and
            // then the answer lacks the Content-Length that HEAD is asked for.
            context.put(METHOD, method);
            String query = request.query();
            context.reroute(HttpMethod.GET, query == null ? path(request) : path(request) + "?" + query);
            return;
        }
        String sent = context.get(METHOD);
        Route route = Route.at(request.path());
        begin(context, route, sent == null ? method : sent);
        decide(context, route, method);
    }

    // OPTIONS * and CONNECT have none.
    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null || !path.startsWith("/") ? "/" + path : path;
    }

    private void begin(RoutingContext context, Route route, String method) {
        ConnectionGuard guard = ConnectionGuard.of(context.request());
        guard.requestBegins();
        context.addEndHandler(done -> guard.requestAnswered());
        HttpServerResponse response = context.response();
        context.addHeadersEndHandler(ignored -> {
            if (Connections.OF_PROCESS.draining()) {
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        if (route == null || !route.isHealth()) {
            telemetry.begin(context, route, method);
        }
    }

    private static void decide(RoutingContext context, Route route, String method) {
        if (method.equals("POST") && route == Route.USERS) {
            RequestBody.read(context);
            return;
        }
        RequestBody.discard(context);
        if (route == null) {
            Answers.problem(context, Problem.of(404, "there is nothing at this path"));
        } else if (method.equals("OPTIONS")) {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, route.allow())
                    .end();
        } else if (!route.has(method)) {
            context.response().putHeader(HttpHeaders.ALLOW, route.allow());
            Answers.problem(context, Problem.of(405, "this path answers " + route.allow()));
        } else if (route == Route.USER
                && !isId(Route.userSegment(context.request().path()))) {
            Answers.problem(context, Problem.of(400, "id must be an integer from 1 to " + Long.MAX_VALUE));
        } else {
            // There is one representation, whatever the client prefers; JAX-RS would answer 406.
            context.request().headers().remove(HttpHeaders.ACCEPT);
            context.next();
            // JAX-RS has paused it, and reads no body here.
            context.request().resume();
        }
    }

    static boolean isId(String segment) {
        return PercentEncoding.decode(segment)
                .filter(id -> Digits.parse(id) >= 1)
                .isPresent();
    }
}
