package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Check.Requirement;
import dev.footprint.contract.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The health endpoints. */
public final class HealthChecks {

    private static final Set<String> STATUSES = Set.of("UP", "DOWN");

    private HealthChecks() {}

    public static List<Check> all() {
        return List.of(
                new Check(
                        "health.answers",
                        Requirement.EVERYONE,
                        "The health path answers 200.",
                        service -> service.get(service.healthPath()).status(200)),
                Check.contract(
                        "health.body", "GET /health states status and version, and nothing else.", HealthChecks::body),
                Check.contract(
                        "health.live",
                        "GET /health/live has the MicroProfile Health shape and says UP.",
                        service -> report(service, "/health/live")),
                Check.contract(
                        "health.ready",
                        "GET /health/ready has the MicroProfile Health shape, says UP and names the store.",
                        HealthChecks::ready));
    }

    private static void body(Service service) throws IOException {
        Answer answer = service.get("/health").status(200);
        Map<?, ?> body = answer.jsonObject();
        answer.expect(body.keySet().equals(Set.of("status", "version")), "members status, version", body.keySet())
                .member(body, "status", "healthy")
                .member(body, "version", service.version());
    }

    private static void ready(Service service) throws IOException {
        Answer answer = report(service, "/health/ready");
        List<?> checks = (List<?>) answer.jsonObject().get("checks");
        boolean storeIsUp = checks.stream()
                .map(check -> (Map<?, ?>) check)
                .anyMatch(check -> "store".equals(check.get("name")) && "UP".equals(check.get("status")));
        answer.expect(storeIsUp, "a check named store with status UP", checks);
    }

    private static Answer report(Service service, String path) throws IOException {
        Answer answer = service.get(path).status(200);
        Map<?, ?> report = answer.jsonObject();
        answer.expect(report.keySet().equals(Set.of("status", "checks")), "members status, checks", report.keySet())
                .member(report, "status", "UP");
        Object checks = report.get("checks");
        boolean wellFormed = checks instanceof List<?> list && list.stream().allMatch(HealthChecks::isCheck);
        return answer.expect(wellFormed, "checks to be an array of {name, status}", checks);
    }

    // MicroProfile Health allows "data" beside the two.
    private static boolean isCheck(Object json) {
        return json instanceof Map<?, ?> check
                && check.get("name") instanceof String
                && check.get("status") instanceof String status
                && STATUSES.contains(status);
    }
}
