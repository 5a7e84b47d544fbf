package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Field;
import dev.footprint.contract.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** HEAD, wherever GET works. */
public final class HeadChecks {

    static final List<String> TARGETS = List.of(
            "/health",
            "/health/live",
            "/health/ready",
            "/api/v1/users",
            "/api/v1/users?limit=5&after=90",
            "/api/v1/users/1");

    static final String UNKNOWN = "/api/v1/users/999999999";

    /** Change from answer to answer, or belong to the connection and not to the resource. */
    private static final Set<String> NOT_COMPARED = Set.of("date", "connection", "keep-alive", "transfer-encoding");

    private HeadChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract("head.headers", "HEAD has GET's status and headers.", service -> {
                    Each.of(TARGETS, target -> sameAsGet(service, target, 200));
                    sameAsGet(service, UNKNOWN, 404);
                }),
                Check.contract("head.no-body", "HEAD has no body.", service -> {
                    Each.of(TARGETS, target -> service.head(target).status(200).bodyless());
                    service.head(UNKNOWN).status(404).bodyless();
                }));
    }

    private static void sameAsGet(Service service, String target, int status) throws IOException {
        Response get = service.get(target).status(status).response();
        Answer head = service.head(target).status(status);
        Set<String> expected = compared(get);
        Set<String> found = compared(head.response());
        if (!found.equals(expected)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            Set<String> surplus = new TreeSet<>(found);
            surplus.removeAll(expected);
            head.expect(false, "GET's headers", "missing " + missing + ", additional " + surplus);
        }
    }

    private static Set<String> compared(Response response) {
        Set<String> fields = new TreeSet<>();
        for (Field field : response.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!NOT_COMPARED.contains(name)) {
                fields.add(name + ": " + field.value());
            }
        }
        return fields;
    }
}
