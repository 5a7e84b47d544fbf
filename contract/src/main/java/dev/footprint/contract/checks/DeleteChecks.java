package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import java.io.IOException;
import java.util.List;

/** Users that go. */
public final class DeleteChecks {

    private DeleteChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "users.delete",
                        "DELETE answers 204 with neither body nor Content-Type; then the user is gone everywhere.",
                        DeleteChecks::delete),
                Check.contract(
                        "users.delete.unknown",
                        "An id that nobody has is a 404 problem.",
                        service -> Each.of(
                                UserChecks.UNKNOWN_IDS,
                                id -> service.send("DELETE", Service.userPath(id))
                                        .problem(404))),
                Check.contract(
                        "users.delete.malformed",
                        "An id that is no positive int64 is a 400 problem.",
                        service -> Each.of(
                                UserChecks.MALFORMED_IDS,
                                id -> service.send("DELETE", Service.userPath(id))
                                        .problem(400))));
    }

    private static void delete(Service service) throws IOException {
        User user = NewUsers.create(service);
        String path = Service.userPath(user.id());
        service.send("DELETE", path).status(204).bodyless().noHeader("Content-Type");
        service.get(path).problem(404);
        service.head(path).status(404).bodyless();
        service.send("DELETE", path).problem(404);
        Answer page =
                service.get(Service.USERS + "?limit=1&after=" + (user.id() - 1)).status(200);
        boolean listed = page.users().stream().anyMatch(one -> one.id() == user.id());
        page.expect(!listed, "a page without the deleted user", page.users());
    }
}
