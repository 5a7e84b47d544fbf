package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes wrong, whoever notices it: the service's own code or its framework. */
public final class ErrorChecks {

    private static final String SEEDED = "ada.lovelace@example.com";

    static final List<String> UNKNOWN_PATHS = List.of(
            "/",
            "/nowhere",
            "/api/v1",
            "/api/v1/users/1/posts",
            "/health/none",
            // A path has one spelling.
            "/api/v1/users/",
            "/api/v1/users/1/",
            "/health/",
            "//api/v1/users",
            "/health/../health",
            "/api/v1/./users",
            "/API/v1/users",
            "/Health",
            // What frameworks serve unasked.
            "/health/started",
            "/health/well",
            "/health/group",
            "/q/health",
            "/q/metrics",
            "/metrics",
            "/openapi",
            "/favicon.ico");

    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "POST", "DELETE", "BREW");

    /** One way to each error that needs no broken store. */
    static final List<Expected> ERRORS = List.of(
            new Expected(404, Request.of("GET", "/nowhere")),
            new Expected(404, Request.of("GET", Service.userPath(UserChecks.UNKNOWN_IDS.getFirst()))),
            new Expected(404, Request.of("DELETE", Service.userPath(UserChecks.UNKNOWN_IDS.getFirst()))),
            new Expected(400, Request.of("GET", Service.USERS + "?limit=abc")),
            new Expected(400, Request.of("GET", Service.USERS + "?after=%FF")),
            new Expected(400, Request.of("GET", Service.userPath("abc"))),
            new Expected(400, Request.of("GET", Service.userPath("9223372036854775808"))),
            new Expected(405, Request.of("PATCH", Service.USERS)),
            new Expected(415, Request.of("POST", Service.USERS).body("x").called("no Content-Type")),
            new Expected(413, SizeChecks.padded("x", SizeChecks.MOST + 1)),
            new Expected(
                    413, SizeChecks.padded("x", SizeChecks.MOST + 1).chunked().called("too large, in chunks")),
            new Expected(400, NewUsers.post("").called("empty body")),
            new Expected(400, NewUsers.post("{\"name\":x}").called("no JSON")),
            new Expected(400, NewUsers.post(new byte[] {'"', (byte) 0xff, '"'}).called("no UTF-8")),
            new Expected(422, NewUsers.post("[]").called("no object")),
            new Expected(422, NewUsers.post("{\"name\":1}").called("wrong type")),
            new Expected(422, NewUsers.post("{\"name\":\"A\",\"x\":1}").called("unknown field")),
            new Expected(422, NewUsers.post(NewUsers.json("A", "x")).called("no email")),
            new Expected(409, NewUsers.post(NewUsers.json("A", SEEDED)).called("a seeded user's email")));

    // Words that only come from inside: type names, source positions, and the phrases of standard libraries' parsers.
    private static final Pattern INTERNALS = Pattern.compile(
            "exception|stack ?trace|panicked|goroutine|\\bat [\\w.$]+\\(|\\w\\.(?:java|go|rs):\\d+"
                    + "|quarkus|resteasy|vert\\.?x|netty|jackson|jakarta\\.|javax\\.|java\\.|numberformat"
                    + "|\\baxum\\b|\\bactix|\\bhyper\\b|\\bserde|parseinterror|invalid digit found|cannot parse `"
                    + "|gorilla|strconv|invalid syntax|fasthttp|gin-gonic"
                    // JSON parsers
                    + "|unrecognized token|was expecting|eof while parsing|line \\d+ column \\d+|(?:missing|unknown) field `"
                    + "|invalid type: |unexpected end of json|looking for beginning|cannot unmarshal|http: request body"
                    // Databases
                    + "|duplicate key|violates|sqlstate|users_email_key|relation \"|postgres|hibernate|agroal|sqlx|pgx",
            Pattern.CASE_INSENSITIVE);

    private ErrorChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "errors.unknown-path",
                        "A path that is not there is a 404 problem, whatever the method.",
                        ErrorChecks::unknown),
                Check.contract(
                        "errors.problem",
                        "Every error is a problem document with its own title.",
                        service -> Each.of(ERRORS, error -> error.problem(service))),
                Check.contract(
                        "errors.no-internals",
                        "Errors show no stack trace and no name from inside the service.",
                        ErrorChecks::internals));
    }

    private static void unknown(Service service) throws IOException {
        Each.of(UNKNOWN_PATHS, path -> service.get(path).problem(404));
        Each.of(METHODS, method -> {
            Answer answer = service.send(method, "/nowhere").status(404).contentType(Answer.PROBLEM);
            if (method.equals("HEAD")) {
                answer.bodyless();
            } else {
                answer.problem(404);
            }
        });
    }

    private static void internals(Service service) throws IOException {
        Each.of(ERRORS, error -> {
            Answer answer = service.send(error.request()).status(error.status());
            Matcher leak = INTERNALS.matcher(
                    answer.response().fields() + " " + answer.response().textLeniently());
            boolean leaks = leak.find();
            answer.expect(!leaks, "an error without internal names", leaks ? "'" + leak.group() + "'" : "");
        });
    }
}
