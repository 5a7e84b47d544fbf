package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.fake.Request;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Connections that end too early, and clients that are listened to where they should not be. */
final class ConnectionFaults {

    private static final UnaryOperator<Reply> CLOSE = reply -> reply.with("Connection", "close");

    private ConnectionFaults() {}

    static Stream<Fault> all() {
        return Stream.of(connections(), negotiation(), bodies()).flatMap(faults -> faults);
    }

    private static Stream<Fault> connections() {
        Predicate<Request> first = request -> request.target().endsWith("/3");
        return Stream.of(
                Fault.answering("http.keep-alive", "closed after 404", reply -> reply.status() == 404, CLOSE),
                Fault.answering("http.keep-alive", "closed after 415", reply -> reply.status() == 415, CLOSE),
                Fault.answering("http.keep-alive", "closed after 204", reply -> reply.status() == 204, CLOSE),
                Fault.answering(
                        "http.keep-alive",
                        "too short a length",
                        reply -> reply.status() == 422,
                        reply -> reply.with("Content-Length", "1")),
                Fault.where("http.keep-alive", "HEAD with a body", isMethod("HEAD"), Reply::withBodyInAnyCase),
                Fault.where("http.pipelining", "closed", first, CLOSE),
                Fault.where("http.pipelining", "wrong order", first, reply -> reply.replacing(":3,", ":1,")),
                Fault.where("http.pipelining", "HEAD with a body", isMethod("HEAD"), Reply::withBodyInAnyCase),
                Fault.where("http.header-section", "too large", request -> true, reply -> reply.withStatus(431)),
                Fault.where("http.malformed", "taken", Request::isMalformed, reply -> reply.withStatus(200)),
                Fault.where("http.malformed", "crashes", Request::isMalformed, reply -> reply.withStatus(500)),
                Fault.where("http.malformed", "then down", isMethod("GET"), reply -> reply.withStatus(503)),
                Fault.where(
                        "http.malformed",
                        "says more",
                        Request::isMalformed,
                        reply -> reply.with("Content-Length", "1")));
    }

    private static Stream<Fault> negotiation() {
        Predicate<Request> html = request -> request.header("accept").equals("text/html");
        return Stream.of(
                Fault.where("accept.ignored", "406", html, reply -> reply.withStatus(406)),
                Fault.where(
                        "accept.ignored",
                        "errors in HTML",
                        html.and(request -> request.target().equals("/nowhere")),
                        reply -> reply.with("Content-Type", "text/html")),
                Fault.where(
                        "accept.ignored",
                        "health in HTML",
                        html.and(request -> request.target().equals("/health")),
                        reply -> reply.with("Content-Type", "text/html")),
                Fault.where(
                        "accept.ignored",
                        "users in HTML",
                        html.and(request -> request.target().equals("/api/v1/users")),
                        reply -> reply.with("Content-Type", "text/html")));
    }

    private static Stream<Fault> bodies() {
        return Stream.of(
                Fault.where(
                        "body.ignored",
                        "taken for a request",
                        request -> request.target().equals("/health"),
                        reply -> reply.withStatus(400)),
                Fault.where(
                        "body.ignored",
                        "415",
                        request -> isRead(request)
                                && request.header("content-type").equals("text/plain"),
                        reply -> reply.withStatus(415)),
                Fault.where(
                        "body.ignored",
                        "411",
                        request -> isRead(request) && request.headers().containsKey("transfer-encoding"),
                        reply -> reply.withStatus(411)));
    }

    private static boolean isRead(Request request) {
        return !request.method().equals("POST");
    }

    private static Predicate<Request> isMethod(String method) {
        return request -> request.method().equals(method);
    }
}
