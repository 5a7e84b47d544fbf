package dev.footprint.contract.checks;

import dev.footprint.contract.Service;
import dev.footprint.contract.fake.Reply;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Pages that are wrong, and queries that are read wrongly. */
final class PagingFaults {

    private static final String USERS = Service.USERS;
    private static final String ANOTHER = "[{\"id\":99,\"name\":\"A\",\"email\":\"a@b.c\"}]";

    private PagingFaults() {}

    static Stream<Fault> all() {
        return Stream.of(pages(), links(), walk(), queries()).flatMap(faults -> faults);
    }

    private static Stream<Fault> pages() {
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
        List<String> pages =
                List.of(USERS, USERS + "?limit=20", USERS + "?limit=7&after=3", USERS + "?after=3&x=1&limit=7");
        return Stream.of(
                        Fault.each("users.page.link", pages, "without Link", reply -> reply.without("Link")),
                        Fault.each("users.page.link", pages, "with prev", reply -> link(reply, "next", "prev")),
                        Fault.each(
                                "users.page.link",
                                pages,
                                "with a host",
                                reply -> link(reply, "</", "<http://example.com/")),
                        ends())
                .flatMap(faults -> faults);
    }

    // The check's own users have ids beyond the seed's.
    private static Stream<Fault> ends() {
        return Stream.of("\\?limit=1&after=1..", "\\?limit=2&after=1..", "\\?after=1..")
                .flatMap(query -> Stream.of(
                        end(query, "with Link", reply -> next(reply, 20, 100)),
                        end(query, "with another", reply -> reply.withBody(ANOTHER))));
    }

    private static Fault end(String query, String what, UnaryOperator<Reply> change) {
        return Fault.where(
                "users.page.last",
                query + " " + what,
                request -> request.target().matches(USERS + query),
                change);
    }

    private static Stream<Fault> walk() {
        String step = USERS + "?limit=7&after=7";
        return Stream.of(
                Fault.get("users.page.walk", step, "without Link", reply -> reply.without("Link")),
                Fault.get("users.page.walk", step, "turns back", reply -> next(reply, 7, 0)),
                Fault.get("users.page.walk", step, "stands still", reply -> next(reply, 7, 7)),
                Fault.get("users.page.walk", step, "skips", reply -> next(reply, 7, 15)),
                Fault.get("users.page.walk", step, "empty", reply -> reply.withBody("[]")),
                Fault.get("users.page.walk", step, "no URL", reply -> reply.with("Link", "next")));
    }

    private static Stream<Fault> queries() {
        List<String> spelled = asked(QueryChecks.SPELLINGS);
        List<String> unlisted = asked(QueryChecks.UNLISTED);
        return Stream.of(
                        Fault.each("query.spelling", spelled, USERS),
                        Fault.each("query.spelling", spelled, USERS + "?limit=abc"),
                        Fault.each("query.repeated", asked(QueryChecks.REPEATED), USERS + "?limit=1"),
                        Fault.each("query.unlisted", unlisted, USERS + "?limit=abc"),
                        Fault.each("query.unlisted", unlisted, USERS + "?limit=1"))
                .flatMap(faults -> faults);
    }

    private static Reply link(Reply reply, String literal, String replacement) {
        return reply.with("Link", reply.headers().get("Link").replace(literal, replacement));
    }

    private static Reply next(Reply reply, int limit, long after) {
        return reply.with("Link", "<" + USERS + "?limit=" + limit + "&after=" + after + ">; rel=\"next\"");
    }

    private static List<String> asked(List<String> queries) {
        return queries.stream().map(query -> USERS + "?" + query).toList();
    }

    private static List<String> queries(String name, List<String> values) {
        return values.stream().map(value -> USERS + "?" + name + "=" + value).toList();
    }
}
