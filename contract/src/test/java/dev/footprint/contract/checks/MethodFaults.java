package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Reply;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Paths that have other methods than they should, or say so. */
final class MethodFaults {

    private MethodFaults() {}

    static Stream<Fault> all() {
        return Stream.concat(
                MethodChecks.METHODS.keySet().stream().flatMap(MethodFaults::path),
                Stream.of(
                        cors("on OPTIONS", "OPTIONS", "Access-Control-Allow-Methods"),
                        cors("on GET", "GET", "access-control-allow-origin")));
    }

    private static Stream<Fault> path(String target) {
        return Stream.of(
                options(target, "404", reply -> reply.withStatus(404)),
                options(target, "200", reply -> reply.withStatus(200)),
                options(target, "without Allow", reply -> reply.without("Allow")),
                options(target, "Allow without OPTIONS", MethodFaults::withoutOptions),
                options(target, "Allow with PATCH", MethodFaults::withPatch),
                options(target, "with a body", reply -> reply.withBody("x").withBodyInAnyCase()),
                options(target, "with a type", reply -> reply.with("Content-Type", "text/plain")),
                refused(target, "404", reply -> reply.withStatus(404)),
                refused(target, "without Allow", reply -> reply.without("Allow")),
                refused(target, "Allow without OPTIONS", MethodFaults::withoutOptions),
                refused(target, "Allow with PATCH", MethodFaults::withPatch),
                refused(target, "no problem", reply -> reply.with("Content-Type", "text/plain")));
    }

    private static Reply withoutOptions(Reply reply) {
        return reply.with("Allow", reply.headers().get("Allow").replace(", OPTIONS", ""));
    }

    private static Reply withPatch(Reply reply) {
        return reply.with("Allow", reply.headers().get("Allow") + ", PATCH");
    }

    private static Fault options(String target, String what, UnaryOperator<Reply> change) {
        return of("options.allow", "OPTIONS", target, what, change);
    }

    private static Fault refused(String target, String what, UnaryOperator<Reply> change) {
        return of("errors.method", "BREW", target, what, change);
    }

    private static Fault of(String check, String method, String target, String what, UnaryOperator<Reply> change) {
        return Fault.where(check, method + " " + target + " " + what, request -> request.is(method, target), change);
    }

    private static Fault cors(String what, String method, String header) {
        return Fault.where(
                "options.no-cors", what, request -> request.method().equals(method), reply -> reply.with(header, "*"));
    }
}
