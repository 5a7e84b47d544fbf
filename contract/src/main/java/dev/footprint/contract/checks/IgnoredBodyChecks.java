package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.Session;
import dev.footprint.contract.User;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.List;

/** Bodies where none belongs. */
public final class IgnoredBodyChecks {

    static final List<Variant> BODIES = List.of(
            new Variant("with a body of no type", request -> request.body("{\"name\":")),
            new Variant("with a JSON body", request -> request.body("{}").with("Content-Type", "application/json")),
            new Variant("with text", request -> request.body("x").with("Content-Type", "text/plain")),
            new Variant("with a coded body", request -> request.body("x").with("Content-Encoding", "gzip")),
            new Variant("with chunks", request -> request.body("x".repeat(1000)).chunked()));

    private static final Request NEXT = Request.of("GET", "/health").called("behind a request with a body");

    private IgnoredBodyChecks() {}

    public static List<Check> all() {
        return List.of(Check.contract(
                "body.ignored",
                "A body that comes with GET, HEAD, OPTIONS or DELETE is not looked at, nor taken for the next request.",
                IgnoredBodyChecks::ignored));
    }

    private static void ignored(Service service) throws IOException {
        Each.of(BODIES, body -> {
            User user = NewUsers.create(service);
            String path = Service.userPath(user.id());
            Users.is(ask(service, body.of(Request.of("GET", path))), user);
            ask(service, body.of(Request.of("HEAD", path))).status(200);
            ask(service, body.of(Request.of("OPTIONS", path))).status(204);
            ask(service, body.of(Request.of("DELETE", path))).status(204);
            ask(service, body.of(Request.of("GET", path))).problem(404);
        });
    }

    // A server may close instead of reading what it does not look at, if it says so.
    private static Answer ask(Service service, Request request) throws IOException {
        try (Session session = service.open()) {
            Answer answer = session.exchange(request);
            if (answer.response().headers("Connection").stream().noneMatch("close"::equalsIgnoreCase)) {
                session.exchange(NEXT).status(200);
            }
            return answer;
        }
    }
}
