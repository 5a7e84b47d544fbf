package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.json.Json;
import java.util.List;

/** How answers are written. Equal bytes on the wire are what makes the contenders' costs comparable. */
public final class RepresentationChecks {

    static final List<String> JSON_TARGETS = List.of(
            "/health", "/health/live", "/health/ready", "/api/v1/users", "/api/v1/users?after=100", "/api/v1/users/1");

    static final List<String> ERROR_TARGETS =
            List.of("/nowhere", "/api/v1/users?limit=0", "/api/v1/users/abc", "/api/v1/users/999999999");

    /** Fields that tell a stranger what runs here, and cost bytes on every answer. */
    static final List<String> TELLTALES = List.of("Server", "X-Powered-By", "Via");

    private RepresentationChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract("json.content-type", "Successful answers are application/json.", service -> {
                    for (String target : JSON_TARGETS) {
                        service.get(target).status(200).contentType(Answer.JSON);
                    }
                }),
                Check.contract("json.compact", "JSON has no white space between its tokens.", service -> {
                    for (String target : JSON_TARGETS) {
                        compact(service.get(target).status(200));
                    }
                    for (String target : ERROR_TARGETS) {
                        compact(service.get(target));
                    }
                }),
                Check.contract("headers.no-telltales", "No header names the server's software.", service -> {
                    for (String target : JSON_TARGETS) {
                        noTelltales(service.get(target).status(200));
                    }
                    for (String target : ERROR_TARGETS) {
                        noTelltales(service.get(target));
                    }
                }));
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
