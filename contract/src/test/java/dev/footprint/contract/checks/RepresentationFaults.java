package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Reply;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers that say the right thing in the wrong way. */
final class RepresentationFaults {

    /** Of json.compact: what succeeds, a creation, what fails. */
    private static final int REQUESTS = RepresentationChecks.JSON_TARGETS.size() + 1 + ErrorChecks.ERRORS.size();

    private RepresentationFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                        Fault.each(
                                "json.content-type",
                                RepresentationChecks.JSON_TARGETS,
                                "charset",
                                reply -> reply.with("Content-Type", "application/json;charset=UTF-8")),
                        Fault.each(
                                "json.content-type",
                                RepresentationChecks.JSON_TARGETS,
                                "untyped",
                                reply -> reply.without("Content-Type")),
                        Fault.each(
                                "json.compact",
                                RepresentationChecks.JSON_TARGETS,
                                "line break",
                                reply -> reply.withBody(reply.text() + "\n")),
                        Fault.each("headers.no-telltales", RepresentationChecks.JSON_TARGETS, "/nowhere"),
                        IntStream.range(0, REQUESTS)
                                .mapToObj(
                                        n -> Fault.nth("json.compact", "indented", n, RepresentationFaults::indented)),
                        RepresentationChecks.TELLTALES.stream().flatMap(RepresentationFaults::telltale))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> telltale(String name) {
        // DELETE and OPTIONS come in between.
        return IntStream.range(0, REQUESTS + 2)
                .mapToObj(n -> Fault.nth("headers.no-telltales", name, n, reply -> reply.with(name, "framework/1.0")));
    }

    private static Reply indented(Reply reply) {
        String text = reply.text();
        return reply.withBody(text.equals("[]") ? "[ ]" : text.replace("\":", "\": "));
    }
}
