package dev.footprint.contract.checks;

import static dev.footprint.contract.Service.USERS;

import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Request;
import java.util.List;

/** Which finding is the answer where there are several. */
public final class OrderChecks {

    private static final String SPACES = " ".repeat(SizeChecks.MOST + 1);
    private static final String SEEDED = "'email':'ada.lovelace@example.com'";

    /** In the contract's order: each is wrong in a later way too. */
    static final List<Expected> SEVERAL = List.of(
            expect(404, "not 405", Request.of("BREW", "/nowhere")),
            expect(404, "not 415", body("POST", "/nowhere", "x")),
            expect(404, "not 413", body("POST", "/nowhere", SPACES)),
            expect(405, "not 400", Request.of("PATCH", Service.userPath("abc"))),
            expect(405, "not 400 for the query", Request.of("PUT", USERS + "?limit=abc")),
            expect(405, "not 415", body("PUT", USERS, "x").with("Content-Type", "text/plain")),
            expect(405, "not 413", body("POST", "/health", SPACES)),
            expect(400, "not 404", Request.of("GET", Service.userPath("0"))),
            expect(415, "not 413", body("POST", USERS, SPACES).with("Content-Type", "text/plain")),
            expect(415, "not 413, chunked", body("POST", USERS, SPACES).chunked()),
            expect(415, "not 400", body("POST", USERS, "{").with("Content-Type", "text/plain")),
            expect(415, "not 400 for no body", Request.of("POST", USERS)),
            expect(413, "not 400", json(SPACES + "{")),
            expect(413, "not 400, chunked", json(SPACES + "{").chunked()),
            expect(413, "not 422", json("{}" + SPACES)),
            expect(400, "not 422 for the text before", json("{'name':1,'email':2} x")),
            expect(400, "not 422 for an unknown field before", json("{'age':1,")),
            expect(400, "not 422 for a field twice", json("{'name':'A','name':'B'")),
            expect(400, "not 422 for an array", json("[1,]")),
            expect(400, "not 409", json("{'name':'A'," + SEEDED + "}}")),
            expect(422, "not 409 with a bad name", json("{'name':' '," + SEEDED + "}")),
            expect(422, "not 409 with an unknown field", json("{'name':'A'," + SEEDED + ",'age':1}")));

    private OrderChecks() {}

    public static List<Check> all() {
        return List.of(Check.contract(
                "errors.order",
                "Of several findings the first is the answer: 404, 405, 400 (path, query), 415, 413, 400 (body), 422, 409.",
                service -> Each.of(SEVERAL, several -> several.problem(service))));
    }

    private static Expected expect(int status, String what, Request request) {
        return new Expected(status, request.called(what));
    }

    private static Request json(String text) {
        return body("POST", USERS, text.replace('\'', '"')).with("Content-Type", "application/json");
    }

    private static Request body(String method, String target, String text) {
        return Request.of(method, target).body(text);
    }
}
