package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What goes wrong, whoever notices it: the service's own code or its framework. */
public final class ErrorChecks {

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
            "/health/../health");

    /** Methods that no version of the contract gives to these paths. */
    static final List<String> UNSUPPORTED = List.of(
            "PATCH /api/v1/users", "PATCH /api/v1/users/1", "POST /health", "DELETE /health/live", "PUT /health/ready");

    // Words that only come from inside: type names, source positions, and the phrases of standard libraries' parsers.
    private static final Pattern INTERNALS = Pattern.compile(
            "exception|stack ?trace|panicked|goroutine|\\bat [\\w.$]+\\(|\\w\\.(?:java|go|rs):\\d+"
                    + "|quarkus|resteasy|vert\\.?x|netty|jackson|jakarta\\.|javax\\.|java\\.|numberformat"
                    + "|\\baxum\\b|\\bactix|\\bhyper\\b|\\bserde|parseinterror|invalid digit found|cannot parse `"
                    + "|gorilla|strconv|invalid syntax|fasthttp|gin-gonic",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> PROVOCATIONS = List.of(
            "GET /nowhere",
            "GET /api/v1/users?limit=abc",
            "GET /api/v1/users?after=abc",
            "GET /api/v1/users/abc",
            "GET /api/v1/users/9223372036854775808",
            "GET /api/v1/users/999999999",
            "PATCH /api/v1/users");

    private ErrorChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract("errors.unknown-path", "A path that is not there is a 404 problem.", service -> {
                    for (String path : UNKNOWN_PATHS) {
                        service.get(path).problem(404);
                    }
                }),
                Check.contract(
                        "errors.method",
                        "A method that a path does not have is a 405 problem with Allow.",
                        ErrorChecks::methods),
                Check.contract(
                        "errors.no-internals",
                        "Errors show no stack trace and no name from inside the service.",
                        ErrorChecks::internals));
    }

    private static void methods(Service service) throws IOException {
        for (String request : UNSUPPORTED) {
            Answer answer = send(service, request).problem(405);
            Set<String> allowed = allowed(answer.response());
            String refused = request.substring(0, request.indexOf(' '));
            answer.expect(
                    allowed.containsAll(Set.of("GET", "HEAD")) && !allowed.contains(refused),
                    "header Allow to list GET and HEAD and not " + refused,
                    allowed.isEmpty() ? "none" : allowed);
        }
    }

    private static Set<String> allowed(Response response) {
        return response.headers("Allow").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(method -> method.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void internals(Service service) throws IOException {
        for (String request : PROVOCATIONS) {
            Answer answer = send(service, request);
            int status = answer.response().status();
            answer.expect(status >= 400 && status < 500, "a status from 400 to 499", status);
            Matcher leak = INTERNALS.matcher(
                    answer.response().fields() + " " + answer.response().textLeniently());
            boolean leaks = leak.find();
            answer.expect(!leaks, "an error without internal names", leaks ? "'" + leak.group() + "'" : "");
        }
    }

    private static Answer send(Service service, String request) throws IOException {
        int blank = request.indexOf(' ');
        return service.send(request.substring(0, blank), request.substring(blank + 1));
    }
}
