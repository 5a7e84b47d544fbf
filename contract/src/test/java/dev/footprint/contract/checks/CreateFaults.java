package dev.footprint.contract.checks;

import dev.footprint.contract.Service;
import dev.footprint.contract.fake.FakeStore;
import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.fake.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Users that are not created or deleted as they should be. */
final class CreateFaults {

    private static final String LISTED = "users.create.listed";

    private CreateFaults() {}

    static Stream<Fault> all() {
        return Stream.of(created(), stored(), listed(), deleted()).flatMap(faults -> faults);
    }

    private static Stream<Fault> created() {
        return Stream.of(
                created("without Location", reply -> reply.without("Location")),
                created("other Location", reply -> reply.with("Location", Service.userPath(1))),
                created("Location with a host", reply -> reply.with("Location", "http://x" + Service.userPath(101))),
                created("charset", reply -> reply.with("Content-Type", "application/json;charset=UTF-8")),
                created("other name", reply -> reply.replacing(NewUsers.NAME, "Check")),
                created("other email", reply -> reply.replacing("@", "@x.")),
                created("empty", reply -> reply.withBody("")),
                created("other id", reply -> reply.replacing("\"id\":", "\"id\":1")),
                created(
                        "id 0",
                        reply -> reply.replacing("\"id\":101", "\"id\":0").with("Location", Service.userPath(0))),
                Fault.answering(
                        "users.create.lower-case",
                        "shown in capitals",
                        reply -> reply.status() == 201,
                        reply -> reply.replacing("@example.com", "@EXAMPLE.COM")),
                Fault.where(
                        "users.create.lower-case",
                        "stored in capitals",
                        CreateFaults::isOne,
                        reply -> reply.replacing("@example.com", "@EXAMPLE.COM")));
    }

    private static Fault created(String what, UnaryOperator<Reply> change) {
        return Fault.answering("users.create", what, reply -> reply.status() == 201, change);
    }

    private static Stream<Fault> stored() {
        return Stream.of(
                Fault.where("users.create", "not found", CreateFaults::isOne, reply -> reply.withStatus(404)),
                Fault.where(
                        "users.create",
                        "found with another name",
                        CreateFaults::isOne,
                        reply -> reply.replacing(NewUsers.NAME, "Check")),
                Fault.storing("users.create.ids", "given again", () -> new FakeStore() {
                    @Override
                    protected long nextId(long last) {
                        return users.lastKey() + 1;
                    }
                }),
                Fault.storing("users.create.ids", "descending", () -> new FakeStore() {
                    @Override
                    protected long nextId(long last) {
                        return last == 100 ? 10_000 : last - 1;
                    }
                }),
                Fault.storing("users.create.conflict", "no emails compared", CreateFaults::notUnique),
                Fault.storing("users.create.concurrent", "no emails compared", CreateFaults::notUnique));
    }

    private static FakeStore notUnique() {
        return new FakeStore() {
            @Override
            protected boolean isTaken(String email) {
                return false;
            }
        };
    }

    private static Stream<Fault> listed() {
        Predicate<Request> pages = request -> request.method().equals("GET");
        return Stream.of(
                Fault.where(
                        LISTED, "nobody", pages, reply -> reply.withBody("[]").without("Link")),
                Fault.where(LISTED, "nobody, and a Link", pages, reply -> reply.withBody("[]")),
                Fault.where(LISTED, "in the wrong order", pages, CreateFaults::reversed),
                Fault.where(LISTED, "without Link", pages, reply -> reply.without("Link")),
                Fault.where(
                        LISTED,
                        "skips one",
                        pages,
                        reply -> reply.with("Link", "<" + Service.USERS + "?limit=2&after=103>; rel=\"next\"")));
    }

    private static Reply reversed(Reply reply) {
        List<String> users = new ArrayList<>(List.of(reply.text().substring(1).split("(?<=\\})[,\\]]")));
        return reply.withBody("[" + String.join(",", users.reversed()) + "]");
    }

    private static Stream<Fault> deleted() {
        Predicate<Request> delete = request -> request.method().equals("DELETE");
        String check = "users.delete";
        return Stream.of(
                Fault.answering(
                        check,
                        "with a body",
                        reply -> reply.status() == 204,
                        reply -> reply.withBody("{}").withBodyInAnyCase()),
                Fault.answering(
                        check,
                        "with a type",
                        reply -> reply.status() == 204,
                        reply -> reply.with("Content-Type", "application/json")),
                Fault.where(check, "always 204", delete, reply -> reply.withStatus(204)),
                Fault.where(check, "HEAD with a body", r -> r.method().equals("HEAD"), Reply::withBodyInAnyCase),
                Fault.where(
                        check,
                        "still listed",
                        request -> request.target().contains("?limit=1&after=100"),
                        reply -> reply.withBody(
                                "[{\"id\":101,\"name\":\"Contract Check\",\"email\":\"" + "x@example.com\"}]")),
                Fault.where("users.delete.unknown", "taken for done", delete, reply -> reply.withStatus(204)),
                Fault.where("users.delete.malformed", "taken for done", delete, reply -> reply.withStatus(204)));
    }

    private static boolean isOne(Request request) {
        return request.method().equals("GET") && request.path().startsWith(Service.USERS + "/");
    }
}
