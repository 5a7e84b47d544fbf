package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.ContractViolation;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of users in keyset pages. */
public final class PagingChecks {

    static final String USERS = "/api/v1/users";
    static final int DEFAULT_LIMIT = 20;
    static final int LARGEST_LIMIT = 100;

    static final List<String> MALFORMED_LIMITS =
            List.of("0", "101", "-1", "abc", "1.5", "", "99999999999999999999", "%FF");
    static final List<String> MALFORMED_AFTERS = List.of("-1", "abc", "1.5", "", "9223372036854775808", "%FF");

    private static final Pattern NEXT = Pattern.compile("<(/[^<>\\s]*)>; rel=\"next\"");
    private static final int WALK_LIMIT = 7;

    private PagingChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "users.list.default",
                        "GET /api/v1/users answers the first 20 users in order.",
                        service -> page(service, "", 0, DEFAULT_LIMIT)),
                Check.contract("users.list.limit", "limit sets the page's size, from 1 to 100.", service -> {
                    for (int limit : List.of(1, 5, LARGEST_LIMIT)) {
                        page(service, "?limit=" + limit, 0, limit);
                    }
                }),
                Check.contract("users.list.after", "after starts the page behind that id.", PagingChecks::after),
                Check.contract(
                        "users.limit.malformed",
                        "A limit that is no integer from 1 to 100 is a 400 problem.",
                        service -> {
                            for (String limit : MALFORMED_LIMITS) {
                                service.get(USERS + "?limit=" + limit).problem(400);
                            }
                        }),
                Check.contract(
                        "users.after.malformed", "An after that is no int64 from 0 is a 400 problem.", service -> {
                            for (String after : MALFORMED_AFTERS) {
                                service.get(USERS + "?after=" + after).problem(400);
                            }
                        }),
                Check.contract(
                        "users.page.link", "A page with more behind it links to the next one.", PagingChecks::link),
                Check.contract("users.page.last", "The last page has no Link, full or not.", PagingChecks::last),
                Check.contract(
                        "users.page.walk", "Following Link visits every user once, in order.", PagingChecks::walk));
    }

    private static Answer page(Service service, String query, long after, int limit) throws IOException {
        return service.get(USERS + query).status(200).usersAre(service.seed().page(after, limit));
    }

    private static void after(Service service) throws IOException {
        page(service, "?after=0", 0, DEFAULT_LIMIT);
        page(service, "?after=37", 37, DEFAULT_LIMIT);
        page(service, "?after=90&limit=3", 90, 3);
        page(service, "?after=9223372036854775807", Long.MAX_VALUE, DEFAULT_LIMIT);
    }

    private static void link(Service service) throws IOException {
        service.get(USERS).header("Link", next(DEFAULT_LIMIT, 20));
        service.get(USERS + "?limit=20").header("Link", next(20, 20));
        service.get(USERS + "?limit=7&after=3").header("Link", next(7, 10));
    }

    private static void last(Service service) throws IOException {
        int size = service.seed().users().size();
        page(service, "?limit=20&after=" + (size - 20), size - 20L, 20).noHeader("Link");
        page(service, "?limit=20&after=" + (size - 5), size - 5L, 20).noHeader("Link");
        page(service, "?after=" + size, size, 20).noHeader("Link");
    }

    private static void walk(Service service) throws IOException {
        List<User> seen = new ArrayList<>();
        int enough = service.seed().users().size() / WALK_LIMIT + 1;
        String target = USERS + "?limit=" + WALK_LIMIT;
        for (int pages = 1; target != null; pages++) {
            Answer answer = service.get(target).status(200);
            answer.expect(pages <= enough, "the walk to end after " + enough + " pages", "one more Link");
            seen.addAll(answer.users());
            target = nextTarget(answer);
        }
        if (!seen.equals(service.seed().users())) {
            throw new ContractViolation("GET " + USERS + "?limit=" + WALK_LIMIT + " and its Links: expected all "
                    + service.seed().users().size() + " seeded users once and in order, got " + seen.size()
                    + " users with ids " + seen.stream().map(User::id).toList());
        }
    }

    private static String nextTarget(Answer answer) {
        List<String> links = answer.response().headers("Link");
        if (links.isEmpty()) {
            return null;
        }
        Matcher matcher = NEXT.matcher(links.getFirst());
        answer.expect(matcher.matches(), "a Link like " + next(WALK_LIMIT, WALK_LIMIT), links.getFirst());
        return matcher.group(1);
    }

    private static String next(int limit, long after) {
        return "<" + USERS + "?limit=" + limit + "&after=" + after + ">; rel=\"next\"";
    }
}
