package dev.footprint.service.http;

import dev.footprint.service.config.Digits;
import dev.footprint.service.http.server.ConnectionGuard;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Takes a request's body in before JAX-RS sees the request. What is too large is answered at once and then read to its end
 * without being kept: closing the connection on a client that still sends would take the answer from it.
 */
final class RequestBody {

    private static final int MAX_BYTES = 65_536;
    // Whoever sends more than that after its answer is cut off.
    private static final long MAX_DISCARDED = 1 << 20;

    private final RoutingContext context;
    private final ConnectionGuard guard;
    private final HttpServerRequest request;
    private Buffer kept = Buffer.buffer();
    private long discarded;

    private RequestBody(RoutingContext context) {
        this.context = context;
        this.request = context.request();
        this.guard = ConnectionGuard.of(request);
    }

    /** For requests that take none, or are answered already. */
    static void discard(RoutingContext context) {
        RequestBody body = new RequestBody(context);
        if (body.request.isEnded()) {
            body.guard.requestReceived();
            return;
        }
        body.kept = null;
        body.receive();
    }

    /** Answers with a problem, or hands the whole body on as the routing context's. */
    static void read(RoutingContext context) {
        RequestBody body = new RequestBody(context);
        Problem problem = refusal(body.request.headers());
        if (problem != null) {
            body.refuse(problem);
        } else if (body.expectsContinue()) {
            context.response().writeContinue();
        }
        body.receive();
    }

    private static Problem refusal(MultiMap headers) {
        if (!isJson(headers.get(HttpHeaders.CONTENT_TYPE))) {
            return Problem.of(415, "the body must be application/json");
        }
        String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            return Problem.of(415, "the body must not be encoded");
        }
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length != null && (Digits.parse(length) < 0 || Digits.parse(length) > MAX_BYTES) ? tooLarge() : null;
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().equalsIgnoreCase("application/json");
    }

    private static Problem tooLarge() {
        return Problem.of(413, "a body may have at most " + MAX_BYTES + " bytes");
    }

    private boolean expectsContinue() {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    private void refuse(Problem problem) {
        kept = null;
        if (expectsContinue()) {
            // Whether the body will come is up to the client: what follows on this connection cannot be told apart.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(done -> request.connection().close());
        }
        Answers.problem(context, problem);
    }

    private void receive() {
        request.exceptionHandler(failure -> malformed());
        request.handler(this::take);
        request.endHandler(ignored -> complete());
        request.resume();
    }

    private void take(Buffer bytes) {
        if (kept == null) {
            discarded += bytes.length();
            if (discarded > MAX_DISCARDED) {
                request.connection().close();
            }
        } else if (kept.length() + bytes.length() > MAX_BYTES) {
            refuse(tooLarge());
        } else {
            kept.appendBuffer(bytes);
        }
    }

    // Chunks that are none, or the client has gone: the connection is closed next, either way.
    private void malformed() {
        guard.requestReceived();
        if (!context.response().ended()) {
            Answers.problem(context, Problem.of(400));
        }
    }

    private void complete() {
        guard.requestReceived();
        if (kept != null) {
            ((RoutingContextInternal) context).setBody(kept);
            request.headers().remove(HttpHeaders.ACCEPT);
            context.next();
        }
    }
}
