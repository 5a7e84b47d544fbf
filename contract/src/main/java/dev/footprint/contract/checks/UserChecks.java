package dev.footprint.contract.checks;

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
    static final List<String> MALFORMED_IDS = List.of(
            "abc",
            "0",
            "-1",
            "+1",
            "1.0",
            "1.5",
            "1e0",
            "0x1",
            "9223372036854775808",
            "99999999999999999999",
            "1abc",
            "1;x=1",
            "%201",
            "1%20",
            // A one in Arabic digits.
            "%D9%A1",
            "%00",
            "%FF");

    /** The first user, spelled otherwise. */
    static final List<String> SPELLINGS = List.of("%31", "001", "00000000000000000000001");

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
                Check.contract(
                        "users.get.spelling",
                        "An id may be percent-encoded and have leading zeros.",
                        service -> Each.of(
                                SPELLINGS,
                                id -> Users.is(
                                        service.get(Service.userPath(id)),
                                        service.seed().user(FIRST)))),
                Check.contract(
                        "users.get.unknown",
                        "An id that nobody has is a 404 problem.",
                        service -> Each.of(
                                UNKNOWN_IDS,
                                id -> service.get(Service.userPath(id)).problem(404))),
                Check.contract(
                        "users.get.malformed",
                        "An id that is no positive int64 is a 400 problem.",
                        service -> Each.of(
                                MALFORMED_IDS,
                                id -> service.get(Service.userPath(id)).problem(400))));
    }

    private static void seededUser(Service service) throws IOException {
        Users.is(service.get(Service.userPath(FIRST)), service.seed().user(FIRST));
    }

    private static void unicode(Service service) throws IOException {
        User expected = service.seed().user(UNICODE);
        Users.is(service.get(Service.userPath(UNICODE)), expected);
        service.get(Service.USERS + "?limit=1&after=" + (UNICODE - 1))
                .status(200)
                .usersAre(List.of(expected));
    }
}
