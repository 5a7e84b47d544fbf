package dev.footprint.contract.checks;

import static dev.footprint.contract.Service.USERS;

import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import java.io.IOException;
import java.util.List;

/** How a query is read. */
public final class QueryChecks {

    /** All of them ask for the users 6 and 7. */
    static final List<String> SPELLINGS = List.of(
            "limit=%32&after=%35",
            "l%69mit=2&%61fter=5", "limit=002&after=00000000000000000000000000000005", "after=5&limit=2");

    static final List<String> REPEATED = List.of(
            "limit=1&limit=2", "limit=1&limit=1", "limit=1&lim%69t=1", "after=1&after=1", "after=1&limit=1&after=");

    /** Not listed, however odd: the first page. */
    static final List<String> UNLISTED = List.of(
            "",
            "x=1",
            "x=1&x=2",
            "x",
            "=1",
            "x=%FF",
            "x=%zz",
            "x=%",
            "%FF=1",
            "LIMIT=abc",
            "Limit=abc",
            "limit%20=abc",
            "offset=1;limit=abc");

    private static final int FIRST_PAGE = 20;

    private QueryChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "query.spelling",
                        "Names and values are percent-decoded.",
                        service -> Each.of(SPELLINGS, query -> page(service, query, 5, 2))),
                Check.contract(
                        "query.repeated",
                        "limit or after given twice is a 400 problem.",
                        service -> Each.of(
                                REPEATED,
                                query -> service.get(USERS + "?" + query).problem(400))),
                Check.contract("query.unlisted", "Parameters that are not listed are ignored.", QueryChecks::unlisted));
    }

    private static void unlisted(Service service) throws IOException {
        Each.of(UNLISTED, query -> page(service, query, 0, FIRST_PAGE));
        // limit and after are the list's alone.
        Users.is(service.get(Service.userPath(1) + "?limit=abc"), service.seed().user(1));
        service.get("/health?after=-1").status(200);
    }

    private static void page(Service service, String query, long after, int limit) throws IOException {
        service.get(USERS + "?" + query)
                .status(200)
                .usersAre(service.seed().page(after, limit))
                .header("Link", Users.link(limit, after + limit));
    }
}
