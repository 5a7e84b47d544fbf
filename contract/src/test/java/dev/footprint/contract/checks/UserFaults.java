package dev.footprint.contract.checks;

import dev.footprint.contract.Service;
import dev.footprint.contract.fake.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One user, shown wrongly. */
final class UserFaults {

    private static final String USERS = Service.USERS;

    private UserFaults() {}

    static Stream<Fault> all() {
        String one = USERS + "/1";
        String hundred = USERS + "/100";
        return Stream.of(
                        Stream.of(
                                Fault.get("users.get", one, "no content", reply -> reply.withStatus(204)),
                                Fault.get("users.get", one, "id a string", reply -> reply.replacing(":1,", ":\"1\",")),
                                Fault.get("users.get", one, "id a float", reply -> reply.replacing(":1,", ":1.0,")),
                                Fault.get("users.get", one, "more", reply -> reply.replacing("{", "{\"age\":3,")),
                                Fault.get("users.get", one, "other", reply -> reply.replacing("Ada", "Eda")),
                                Fault.get("users.get", one, "array", reply -> reply.withBody("[" + reply.text() + "]")),
                                Fault.get("users.get", one, "cut", reply -> reply.replacing("}", "")),
                                Fault.get("users.get", one, "two values", reply -> reply.replacing("}", "}{}")),
                                Fault.get("users.get.unicode", hundred, "Latin-1", UserFaults::latin1),
                                Fault.get("users.get.unicode", hundred, "twice encoded", UserFaults::mojibake),
                                Fault.get(
                                        "users.get.unicode",
                                        USERS + "?limit=1&after=99",
                                        "mojibake",
                                        UserFaults::mojibake)),
                        Fault.each("users.get.unknown", paths(UserChecks.UNKNOWN_IDS), one),
                        Fault.each("users.get.spelling", paths(UserChecks.SPELLINGS), USERS + "/2"),
                        Fault.each("users.get.malformed", paths(UserChecks.MALFORMED_IDS), one),
                        Fault.each("users.get.malformed", paths(UserChecks.MALFORMED_IDS), USERS + "/999999999"))
                .flatMap(faults -> faults);
    }

    private static Reply latin1(Reply reply) {
        return reply.withBody(reply.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Reply mojibake(Reply reply) {
        return reply.withBody(new String(reply.body(), StandardCharsets.ISO_8859_1));
    }

    private static List<String> paths(List<String> ids) {
        return ids.stream().map(id -> USERS + "/" + id).toList();
    }
}
