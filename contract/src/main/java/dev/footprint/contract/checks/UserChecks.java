package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import java.io.IOException;
import java.util.List;

/** One user by id. */
public final class UserChecks {

    /** Ids no store of this project holds: beyond the seed, beyond 32 bits, the largest there is. */
    static final List<String> UNKNOWN_IDS = List.of("999999999", "4294967297", "9223372036854775807");

    /** Not a positive 64-bit integer, each in its own way. */
    static final List<String> MALFORMED_IDS = List.of("abc", "0", "-1", "1.5", "9223372036854775808", "1abc", "%FF");

    private static final long FIRST = 1;
    private static final long UNICODE = 100;

    private UserChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract("users.get", "GET /api/v1/users/{id} answers the seeded user.", UserChecks::seededUser),
                Check.contract(
                        "users.get.unicode",
                        "Names beyond Latin-1 come through unharmed, alone and in a page.",
                        UserChecks::unicode),
                Check.contract("users.get.unknown", "An id that nobody has is a 404 problem.", service -> {
                    for (String id : UNKNOWN_IDS) {
                        service.get(path(id)).problem(404);
                    }
                }),
                Check.contract("users.get.malformed", "An id that is no positive int64 is a 400 problem.", service -> {
                    for (String id : MALFORMED_IDS) {
                        service.get(path(id)).problem(400);
                    }
                }));
    }

    private static void seededUser(Service service) throws IOException {
        is(service.get(path(FIRST)).status(200), service.seed().user(FIRST));
    }

    private static void unicode(Service service) throws IOException {
        User expected = service.seed().user(UNICODE);
        is(service.get(path(UNICODE)).status(200), expected);
        service.get("/api/v1/users?limit=1&after=" + (UNICODE - 1)).status(200).usersAre(List.of(expected));
    }

    private static void is(Answer answer, User expected) {
        User found = answer.user();
        answer.expect(found.equals(expected), expected.toString(), found);
    }

    private static String path(Object id) {
        return "/api/v1/users/" + id;
    }
}
