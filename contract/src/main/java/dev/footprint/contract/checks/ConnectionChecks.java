package dev.footprint.contract.checks;

import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.Session;
import dev.footprint.contract.User;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What holds for a connection, whatever is asked on it. */
public final class ConnectionChecks {

    /** One after the other: none of them is a reason to close. */
    static final List<Expected> ON_ONE_CONNECTION = List.of(
            new Expected(404, Request.of("GET", "/nowhere")),
            new Expected(405, Request.of("PATCH", Service.USERS)),
            new Expected(400, Request.of("GET", Service.USERS + "?limit=abc")),
            new Expected(404, NewUsers.untyped(new byte[] {'x'}).at("/nowhere")),
            new Expected(405, NewUsers.untyped(new byte[] {'x'}).at("/health")),
            new Expected(415, NewUsers.untyped(new byte[] {'x'})),
            new Expected(400, NewUsers.post("{")),
            new Expected(422, NewUsers.post("{}")),
            new Expected(422, NewUsers.post("{}").chunked().called("chunked")));

    /** A header section of just under 8 KiB. */
    private static final Request LONG_HEADER =
            Request.of("GET", "/health").with("X-Padding", "x".repeat(8_000)).called("header section of 8,000 bytes");

    private ConnectionChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "http.keep-alive",
                        "A connection serves one request after the other, errors in between; only 413 may end it.",
                        ConnectionChecks::keepAlive),
                Check.contract(
                        "http.pipelining",
                        "Requests that are sent without waiting are answered in their order.",
                        ConnectionChecks::pipelining),
                Check.contract(
                        "http.header-section",
                        "A header section of 8 KiB is taken.",
                        service -> service.send(LONG_HEADER).status(200)));
    }

    private static void keepAlive(Service service) throws IOException {
        try (Session session = service.open()) {
            session.exchange(Request.of("HEAD", "/health")).status(200);
            for (Expected error : ON_ONE_CONNECTION) {
                session.exchange(error.request()).problem(error.status());
            }
            session.exchange(Request.of("OPTIONS", Service.USERS)).status(204);
            User user = session.exchange(NewUsers.valid(service)).status(201).user();
            Users.is(session.exchange(Request.of("GET", Service.userPath(user.id()))), user);
            session.exchange(Request.of("DELETE", Service.userPath(user.id()))).status(204);
            session.exchange(Request.of("DELETE", Service.userPath(user.id()))).problem(404);
            session.exchange(SizeChecks.padded(service.email(), SizeChecks.MOST + 1))
                    .problem(413);
        }
    }

    private static void pipelining(Service service) throws IOException {
        List<Long> ids = List.of(3L, 1L, 2L);
        Request head = Request.of("HEAD", Service.userPath(1));
        Request error = NewUsers.post("{}");
        List<Request> gets = new ArrayList<>();
        ids.forEach(id -> gets.add(Request.of("GET", Service.userPath(id))));
        try (Session session = service.open()) {
            session.send(head);
            session.send(error);
            gets.forEach(session::send);
            session.read(head).status(200);
            session.read(error).problem(422);
            for (int i = 0; i < gets.size(); i++) {
                Users.is(session.read(gets.get(i)), service.seed().user(ids.get(i)));
            }
        }
    }
}
