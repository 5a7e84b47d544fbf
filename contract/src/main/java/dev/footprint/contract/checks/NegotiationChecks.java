package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.List;

/** What a client prefers changes nothing. */
public final class NegotiationChecks {

    static final List<Variant> PREFERENCES = List.of(
            Variant.header("Accept", "text/html"),
            Variant.header("Accept", "image/png, text/plain;q=0.5"),
            Variant.header("Accept", "application/json;q=0"),
            Variant.header("Accept", "*/*;q=0"),
            Variant.header("Accept", "application/xml"),
            Variant.header("Accept", "garbage"),
            Variant.header("Accept", "///,,;q=x"),
            Variant.header("Accept", ""));

    private NegotiationChecks() {}

    public static List<Check> all() {
        return List.of(Check.contract("accept.ignored", "Accept is not negotiated.", NegotiationChecks::ignored));
    }

    private static void ignored(Service service) throws IOException {
        Each.of(PREFERENCES, accept -> {
            Users.is(get(service, accept, Service.userPath(1)), service.seed().user(1));
            get(service, accept, Service.USERS).status(200).contentType(Answer.JSON);
            get(service, accept, "/health").status(200).contentType(Answer.JSON);
            get(service, accept, "/health/live").status(200).contentType(Answer.JSON);
            get(service, accept, "/nowhere").problem(404);
            get(service, accept, Service.userPath("abc")).problem(400);
            service.send(accept.of(NewUsers.post("[]"))).problem(422);
            String email = service.email();
            NewUsers.created(service.send(accept.of(NewUsers.post(NewUsers.json("A", email)))), "A", email);
        });
    }

    private static Answer get(Service service, Variant accept, String target) throws IOException {
        return service.send(accept.of(Request.of("GET", target)));
    }
}
