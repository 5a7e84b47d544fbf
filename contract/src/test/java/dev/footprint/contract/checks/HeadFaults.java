package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Reply;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** HEAD that is not GET without its body. */
final class HeadFaults {

    private HeadFaults() {}

    static Stream<Fault> all() {
        Stream<Fault> bothMissing = Stream.of("head.headers", "head.no-body")
                .flatMap(check -> HeadChecks.TARGETS.stream()
                        .map(target -> Fault.where(
                                check,
                                target + " missing",
                                request -> request.target().equals(target),
                                reply -> reply.withStatus(404))));
        Stream<String> targets = Stream.concat(HeadChecks.TARGETS.stream(), Stream.of(HeadChecks.UNKNOWN));
        Stream<Fault> onHead = targets.flatMap(target -> Stream.of(
                onHead("head.headers", target, "refused", reply -> reply.withStatus(405)),
                onHead("head.headers", target, "no type", reply -> reply.without("Content-Type")),
                onHead("head.headers", target, "empty", reply -> reply.with("Content-Length", "0")),
                onHead("head.headers", target, "additional", reply -> reply.with("Link", "<x>; rel=\"x\"")),
                onHead("head.no-body", target, "with body", Reply::withBodyInAnyCase)));
        return Stream.concat(bothMissing, onHead);
    }

    private static Fault onHead(String check, String target, String what, UnaryOperator<Reply> change) {
        return Fault.where(check, "HEAD " + target + " " + what, request -> request.is("HEAD", target), change);
    }
}
