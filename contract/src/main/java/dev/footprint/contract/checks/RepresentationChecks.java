package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.json.Json;
import java.io.IOException;
import java.util.List;

/** How answers are written. Equal bytes on the wire are what makes the contenders' costs comparable. */
public final class RepresentationChecks {

    static final List<String> JSON_TARGETS = List.of(
            "/health", "/health/live", "/health/ready", "/api/v1/users", "/api/v1/users?after=100", "/api/v1/users/1");

    /** Fields that tell a stranger what runs here, and cost bytes on every answer. */
    static final List<String> TELLTALES = List.of("Server", "X-Powered-By", "Via");

    private RepresentationChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "json.content-type",
                        "Successful answers are application/json.",
                        service -> Each.of(
                                JSON_TARGETS,
                                target -> service.get(target).status(200).contentType(Answer.JSON))),
                Check.contract("json.compact", "JSON has no white space between its tokens.", service -> {
                    Each.of(JSON_TARGETS, target -> compact(service.get(target).status(200)));
                    compact(service.send(NewUsers.valid(service)).status(201));
                    Each.of(
                            ErrorChecks.ERRORS,
                            error -> compact(service.send(error.request()).status(error.status())));
                }),
                Check.contract(
                        "headers.no-telltales",
                        "No header names the server's software.",
                        RepresentationChecks::headers));
    }

    private static void headers(Service service) throws IOException {
        Each.of(JSON_TARGETS, target -> noTelltales(service.get(target).status(200)));
        Answer created = service.send(NewUsers.valid(service)).status(201);
        noTelltales(created);
        noTelltales(
                service.send("DELETE", Service.userPath(created.user().id())).status(204));
        noTelltales(service.send("OPTIONS", Service.USERS).status(204));
        Each.of(
                ErrorChecks.ERRORS,
                error -> noTelltales(service.send(error.request()).status(error.status())));
    }

    private static void noTelltales(Answer answer) {
        TELLTALES.forEach(answer::noHeader);
    }

    private static void compact(Answer answer) {
        answer.json();
        String text = answer.text();
        String shown = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        answer.expect(Json.isCompact(text), "JSON without white space between its tokens", shown);
    }
}
