package dev.footprint.contract.checks;

import dev.footprint.contract.Service;
import dev.footprint.contract.fake.Reply;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Errors that are wrong. */
final class ErrorFaults {

    private static final String USERS = Service.USERS;

    private ErrorFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                        Fault.each("errors.unknown-path", ErrorChecks.UNKNOWN_PATHS, "/health"),
                        problems("errors.unknown-path", "/nowhere"),
                        problems("users.get.unknown", USERS + "/999999999"),
                        problems("users.get.malformed", USERS + "/abc"),
                        problems("users.limit.malformed", USERS + "?limit=0"),
                        problems("users.after.malformed", USERS + "?after=-1"),
                        titles(),
                        order(),
                        internals())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> titles() {
        UnaryOperator<Reply> change = reply -> reply.replacing("\"title\":\"", "\"title\":\"My ");
        return IntStream.range(0, ErrorChecks.ERRORS.size())
                .mapToObj(n -> Fault.nth("errors.problem", "other title", n, change));
    }

    private static Stream<Fault> order() {
        return Stream.of(
                Fault.where(
                        "errors.order",
                        "405 before 404",
                        request -> request.is("BREW", "/nowhere"),
                        reply -> reply.withStatus(405)),
                Fault.answering(
                        "errors.order",
                        "413 before 415",
                        reply -> reply.status() == 415,
                        reply -> reply.withStatus(413)));
    }

    private static Stream<Fault> problems(String check, String target) {
        return Stream.of(
                Fault.get(check, target, "status", reply -> reply.withStatus(500)),
                Fault.get(check, target, "plain JSON", reply -> reply.with("Content-Type", "application/json")),
                Fault.get(check, target, "HTML", reply -> reply.withBody("<html></html>")),
                Fault.get(check, target, "empty", reply -> reply.withBody("")),
                Fault.get(check, target, "title", reply -> reply.replacing("\"title\":\"", "\"title\":\"My ")),
                Fault.get(check, target, "type", reply -> reply.replacing("about:blank", "urn:x")),
                Fault.get(check, target, "other status", reply -> reply.replacing("\"status\":", "\"status\":1")),
                Fault.get(check, target, "no detail", reply -> reply.replacing("\"detail\"", "\"hint\"")),
                Fault.get(check, target, "null detail", reply -> detail(reply, "null")),
                Fault.get(check, target, "more", reply -> reply.replacing("{", "{\"trace\":\"x\",")));
    }

    private static Stream<Fault> internals() {
        String malformed = USERS + "/abc";
        Stream<Fault> leaks = Stream.of(
                        "java.lang.NumberFormatException: abc",
                        "at io.example.Users.get(Users.java:12)",
                        "strconv.ParseInt: parsing abc",
                        "invalid digit found in string",
                        "goroutine 7 [running]",
                        "thread main panicked at src/main.rs:3",
                        "Cannot parse `abc` to a `i64`",
                        "io.quarkus.runtime",
                        "EOF while parsing a value at line 1 column 0",
                        "unexpected end of JSON input",
                        "Unrecognized token 'x': was expecting (JSON String, Number)",
                        "ERROR: duplicate key value violates unique constraint")
                .map(leak ->
                        Fault.get("errors.no-internals", malformed, leak, reply -> detail(reply, "\"" + leak + "\"")));
        Stream<Fault> everywhere = IntStream.range(0, ErrorChecks.ERRORS.size())
                .mapToObj(n -> Fault.nth("errors.no-internals", "leaks", n, reply -> reply.with("X", "netty")));
        return Stream.concat(leaks, everywhere);
    }

    private static Reply detail(Reply reply, String json) {
        return reply.withBody(reply.text().replaceAll("\"detail\":\".*\"", "\"detail\":" + json));
    }
}
