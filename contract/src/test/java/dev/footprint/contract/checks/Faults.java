package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every way to break the contract that the checks claim to notice. */
final class Faults {

    private static final String USERS = PagingChecks.USERS;

    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(
                        health(),
                        users(),
                        problems("users.get.unknown", "/api/v1/users/999999999"),
                        paging(),
                        links(),
                        errors(),
                        internals(),
                        head(),
                        representation())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> health() {
        String version = "\"version\":";
        return Stream.of(
                Fault.get("health.answers", "/health", "unavailable", reply -> reply.withStatus(503)),
                Fault.get("health.answers", "/health", "redirected", reply -> reply.withStatus(302)),
                Fault.get("health.body", "/health", "unavailable", reply -> reply.withStatus(503)),
                Fault.get("health.body", "/health", "UP", reply -> reply.replacing("healthy", "UP")),
                Fault.get(
                        "health.body",
                        "/health",
                        "version",
                        reply -> reply.replacing(version + "\"", version + "\"0.")),
                Fault.get("health.body", "/health", "more", reply -> reply.replacing(version, "\"up\":1," + version)),
                Fault.get("health.body", "/health", "twice", reply -> reply.replacing("{", "{\"status\":\"healthy\",")),
                Fault.get("health.body", "/health", "no JSON", reply -> reply.withBody("OK")),
                Fault.get("health.body", "/health", "array", reply -> reply.withBody("[]")),
                Fault.get("health.live", "/health/live", "unavailable", reply -> reply.withStatus(503)),
                Fault.get("health.live", "/health/live", "DOWN", reply -> reply.replacing("UP", "DOWN")),
                Fault.get("health.live", "/health/live", "no checks", reply -> reply.replacing(",\"checks\":[]", "")),
                Fault.get("health.live", "/health/live", "checks no array", reply -> reply.replacing("[]", "{}")),
                Fault.get(
                        "health.live",
                        "/health/live",
                        "nameless",
                        reply -> reply.replacing("[]", "[{\"status\":\"UP\"}]")),
                Fault.get("health.ready", "/health/ready", "missing", reply -> reply.withStatus(404)),
                Fault.get("health.ready", "/health/ready", "no store", reply -> reply.replacing("store", "database")),
                Fault.get(
                        "health.ready",
                        "/health/ready",
                        "store DOWN",
                        reply -> reply.replacing("\"UP\"}", "\"DOWN\"}")),
                Fault.get(
                        "health.ready",
                        "/health/ready",
                        "other status",
                        reply -> reply.replacing("\"UP\"}", "\"ok\"}")));
    }

    private static Stream<Fault> users() {
        String one = USERS + "/1";
        String hundred = USERS + "/100";
        return Stream.of(
                        Stream.of(
                                Fault.get("users.get", one, "no content", reply -> reply.withStatus(204)),
                                Fault.get("users.get", one, "id a string", reply -> reply.replacing(":1,", ":\"1\",")),
                                Fault.get("users.get", one, "id a float", reply -> reply.replacing(":1,", ":1.0,")),
                                Fault.get("users.get", one, "more", reply -> reply.replacing("{", "{\"age\":3,")),
                                Fault.get("users.get", one, "other", reply -> reply.replacing("Ada", "Eda")),
                                Fault.get("users.get", one, "array", reply -> reply.withBody("[" + reply.text() + "]")),
                                Fault.get("users.get", one, "cut", reply -> reply.replacing("}", "")),
                                Fault.get("users.get", one, "two values", reply -> reply.replacing("}", "}{}")),
                                Fault.get("users.get.unicode", hundred, "Latin-1", Faults::latin1),
                                Fault.get("users.get.unicode", hundred, "twice encoded", Faults::mojibake),
                                Fault.get(
                                        "users.get.unicode",
                                        USERS + "?limit=1&after=99",
                                        "mojibake",
                                        Faults::mojibake)),
                        Fault.each("users.get.unknown", paths(UserChecks.UNKNOWN_IDS), one),
                        Fault.each("users.get.malformed", paths(UserChecks.MALFORMED_IDS), one),
                        Fault.each("users.get.malformed", paths(UserChecks.MALFORMED_IDS), USERS + "/999999999"))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> paging() {
        String last = USERS + "?limit=100";
        UnaryOperator<Reply> swapped = reply -> reply.replacing("\"id\":1,", "\"id\":0,")
                .replacing("\"id\":2,", "\"id\":1,")
                .replacing("\"id\":0,", "\"id\":2,");
        return Stream.of(
                        Fault.each("users.list.default", List.of(USERS), USERS + "?limit=19"),
                        Fault.each("users.list.default", List.of(USERS), last),
                        Fault.each("users.list.default", List.of(USERS), USERS + "?after=1"),
                        Fault.each("users.list.limit", List.of(USERS + "?limit=1", USERS + "?limit=5", last), USERS),
                        Fault.each(
                                "users.list.after", List.of(USERS + "?after=37", USERS + "?after=90&limit=3"), USERS),
                        Fault.each("users.list.after", List.of(USERS + "?after=37"), USERS + "?after=36"),
                        Fault.each("users.list.after", List.of(USERS + "?after=0"), USERS + "?after=-1"),
                        Fault.each("users.list.after", List.of(USERS + "?after=9223372036854775807"), "/nowhere"),
                        Fault.each("users.limit.malformed", queries("limit", PagingChecks.MALFORMED_LIMITS), USERS),
                        Fault.each("users.after.malformed", queries("after", PagingChecks.MALFORMED_AFTERS), USERS),
                        Stream.of(
                                Fault.get("users.list.default", USERS, "order", swapped),
                                Fault.get(
                                        "users.list.default",
                                        USERS,
                                        "wrapped",
                                        reply -> reply.withBody("{\"users\":" + reply.text() + "}"))))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> links() {
        List<String> pages = List.of(USERS, USERS + "?limit=20", USERS + "?limit=7&after=3");
        List<String> ends = List.of(USERS + "?limit=20&after=80", USERS + "?limit=20&after=95", USERS + "?after=100");
        String step = USERS + "?limit=7&after=7";
        return Stream.of(
                        Fault.each("users.page.link", pages, "without Link", reply -> reply.without("Link")),
                        Fault.each(
                                "users.page.link",
                                pages,
                                "with prev",
                                reply -> reply.with(
                                        "Link", reply.headers().get("Link").replace("next", "prev"))),
                        Fault.each(
                                "users.page.link",
                                pages,
                                "with a host",
                                reply -> reply.with(
                                        "Link", reply.headers().get("Link").replace("</", "<http://example.com/"))),
                        Fault.each(
                                "users.page.last",
                                ends,
                                "with Link",
                                reply -> reply.with("Link", "<" + USERS + "?limit=20&after=100>; rel=\"next\"")),
                        Stream.of(
                                Fault.get("users.page.walk", step, "without Link", reply -> reply.without("Link")),
                                Fault.get(
                                        "users.page.walk",
                                        step,
                                        "turns back",
                                        reply -> reply.with("Link", "<" + USERS + "?limit=7&after=0>; rel=\"next\"")),
                                Fault.get(
                                        "users.page.walk",
                                        step,
                                        "skips",
                                        reply -> reply.with("Link", "<" + USERS + "?limit=7&after=15>; rel=\"next\"")),
                                Fault.get("users.page.walk", step, "no URL", reply -> reply.with("Link", "next"))))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> errors() {
        return Stream.of(
                        Fault.each("errors.unknown-path", ErrorChecks.UNKNOWN_PATHS, "/health"),
                        problems("errors.unknown-path", "/nowhere"),
                        problems("users.get.malformed", USERS + "/abc"),
                        problems("users.limit.malformed", USERS + "?limit=0"),
                        problems("users.after.malformed", USERS + "?after=-1"),
                        ErrorChecks.UNSUPPORTED.stream().flatMap(Faults::method))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> method(String request) {
        return Stream.of(
                unsupported(request, "404", reply -> reply.withStatus(404)),
                unsupported(request, "without Allow", reply -> reply.without("Allow")),
                unsupported(request, "Allow without HEAD", reply -> reply.with("Allow", "GET")),
                unsupported(
                        request, "Allow says all", reply -> reply.with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE")),
                unsupported(request, "no problem", reply -> reply.with("Content-Type", "text/plain")));
    }

    private static Fault unsupported(String request, String what, UnaryOperator<Reply> change) {
        return Fault.where(
                "errors.method",
                request + " " + what,
                asked -> (asked.method() + " " + asked.target()).equals(request),
                change);
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
                        "io.quarkus.runtime")
                .map(leak ->
                        Fault.get("errors.no-internals", malformed, leak, reply -> detail(reply, "\"" + leak + "\"")));
        Fault crash = Fault.get("errors.no-internals", malformed, "crashes", reply -> reply.withStatus(500));
        return Stream.concat(Stream.of(crash), leaks);
    }

    private static Reply detail(Reply reply, String json) {
        return reply.withBody(reply.text().replaceAll("\"detail\":\".*\"", "\"detail\":" + json));
    }

    private static Stream<Fault> head() {
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
                onHead("head.no-body", target, "with body", Reply::withBodyOnHead)));
        return Stream.concat(bothMissing, onHead);
    }

    private static Fault onHead(String check, String target, String what, UnaryOperator<Reply> change) {
        return Fault.where(check, "HEAD " + target + " " + what, request -> request.is("HEAD", target), change);
    }

    private static Stream<Fault> representation() {
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
                        Fault.each(
                                "json.compact",
                                RepresentationChecks.ERROR_TARGETS,
                                "indented",
                                reply -> reply.replacing(":", ": ")),
                        Fault.each("headers.no-telltales", RepresentationChecks.JSON_TARGETS, "/nowhere"),
                        RepresentationChecks.TELLTALES.stream()
                                .flatMap(name -> Fault.each(
                                        "headers.no-telltales",
                                        Stream.concat(
                                                        RepresentationChecks.JSON_TARGETS.stream(),
                                                        RepresentationChecks.ERROR_TARGETS.stream())
                                                .toList(),
                                        name,
                                        reply -> reply.with(name, "framework/1.0"))))
                .flatMap(faults -> faults);
    }

    private static Reply latin1(Reply reply) {
        return reply.withBody(reply.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Reply mojibake(Reply reply) {
        return reply.withBody(new String(reply.body(), StandardCharsets.ISO_8859_1));
    }

    private static List<String> paths(List<String> ids) {
        return ids.stream().map(id -> USERS + "/" + id).toList();
    }

    private static List<String> queries(String name, List<String> values) {
        return values.stream().map(value -> USERS + "?" + name + "=" + value).toList();
    }
}
