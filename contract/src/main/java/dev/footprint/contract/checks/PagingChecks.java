package dev.footprint.contract.checks;

import static dev.footprint.contract.Service.USERS;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.ContractViolation;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The list of users in keyset pages. */
public final class PagingChecks {

    static final int DEFAULT_LIMIT = 20;
    static final int LARGEST_LIMIT = 100;

    // Neither is an integer of ASCII digits that stands alone, each in its own way; %D9%A1 is a one in Arabic digits.
    private static final List<String> NO_INTEGERS = List.of(
            "",
            "-1",
            "%2D1",
            "abc",
            "+1",
            "%2B1",
            "1+",
            "%201",
            "1%20",
            "1.0",
            "1.5",
            "1e0",
            "0x1",
            "1,2",
            "1;x=1",
            "%D9%A1",
            "1%00",
            "%",
            "%zz",
            "%FF",
            "99999999999999999999");

    static final List<String> MALFORMED_LIMITS =
            Stream.concat(Stream.of("0", "101", "000"), NO_INTEGERS.stream()).toList();
    static final List<String> MALFORMED_AFTERS = Stream.concat(Stream.of("9223372036854775808"), NO_INTEGERS.stream())
            .toList();

    private static final int WALK_LIMIT = 7;
    private static final int ATTEMPTS = 10;

    private PagingChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "users.list.default",
                        "GET /api/v1/users answers the first 20 users in order.",
                        service -> page(service, "", 0, DEFAULT_LIMIT)),
                Check.contract(
                        "users.list.limit",
                        "limit sets the page's size, from 1 to 100.",
                        service -> Each.of(
                                List.of(1, 5, LARGEST_LIMIT), limit -> page(service, "?limit=" + limit, 0, limit))),
                Check.contract("users.list.after", "after starts the page behind that id.", PagingChecks::after),
                Check.contract(
                        "users.limit.malformed",
                        "A limit that is no integer from 1 to 100 is a 400 problem.",
                        service -> Each.of(
                                MALFORMED_LIMITS,
                                limit -> service.get(USERS + "?limit=" + limit).problem(400))),
                Check.contract(
                        "users.after.malformed",
                        "An after that is no int64 from 0 is a 400 problem.",
                        service -> Each.of(
                                MALFORMED_AFTERS,
                                after -> service.get(USERS + "?after=" + after).problem(400))),
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
        service.get(USERS).status(200).header("Link", Users.link(DEFAULT_LIMIT, 20));
        service.get(USERS + "?limit=20").status(200).header("Link", Users.link(20, 20));
        service.get(USERS + "?limit=7&after=3").status(200).header("Link", Users.link(7, 10));
        service.get(USERS + "?after=3&x=1&limit=7").status(200).header("Link", Users.link(7, 10));
    }

    // Where others write at the same time the last user may not stay the last: then once more, with another.
    private static void last(Service service) throws IOException {
        boolean settled = false;
        for (int attempt = 1; !settled; attempt++) {
            User user = NewUsers.create(service);
            long before = user.id() - 1;
            Answer full = service.get(USERS + "?limit=1&after=" + before).status(200);
            Answer partial = service.get(USERS + "?limit=2&after=" + before).status(200);
            Answer empty = service.get(USERS + "?after=" + user.id()).status(200);
            boolean alone = empty.users().isEmpty()
                    && Stream.of(full, partial, empty).allMatch(page -> Users.nextOrNull(page) == null);
            settled = alone || attempt == ATTEMPTS;
            if (settled) {
                full.usersAre(List.of(user)).noHeader("Link");
                partial.usersAre(List.of(user)).noHeader("Link");
                empty.usersAre(List.of()).noHeader("Link");
            }
        }
    }

    private static void walk(Service service) throws IOException {
        List<User> seeded = service.seed().users();
        List<User> seen = new ArrayList<>();
        String target = USERS + "?limit=" + WALK_LIMIT;
        for (int pages = 0; target != null && seen.size() < seeded.size(); pages++) {
            Answer answer = service.get(target).status(200);
            answer.expect(pages * WALK_LIMIT == seen.size(), "a full page before this one", seen.size() + " users");
            seen.addAll(answer.users());
            target = Users.nextOrNull(answer);
        }
        // Behind the seed may be what others have created.
        List<User> first = seen.subList(0, Math.min(seen.size(), seeded.size()));
        if (!first.equals(seeded)) {
            throw new ContractViolation(
                    "GET " + USERS + "?limit=" + WALK_LIMIT + " and its Links: expected all " + seeded.size()
                            + " seeded users once and in order, got " + seen.size()
                            + " users with ids " + seen.stream().map(User::id).toList());
        }
    }
}
