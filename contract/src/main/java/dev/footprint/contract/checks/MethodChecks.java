package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Field;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which methods a path has, told by OPTIONS and by 405. */
public final class MethodChecks {

    private static final Set<String> READ = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LIST = Set.of("GET", "HEAD", "OPTIONS", "POST");
    private static final Set<String> ONE = Set.of("DELETE", "GET", "HEAD", "OPTIONS");

    /** Each path with its methods; whatever the id. */
    static final Map<String, Set<String>> METHODS = methods();

    /** Methods that some path does not have, or none: the contract knows methods in capital letters only. */
    private static final List<String> UNLISTED = List.of("POST", "DELETE", "PUT", "PATCH", "TRACE", "BREW", "get");

    private MethodChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "options.allow",
                        "OPTIONS answers 204 with the path's methods in Allow and no body, whatever the id.",
                        MethodChecks::options),
                Check.contract("options.no-cors", "There is no CORS.", MethodChecks::noCors),
                Check.contract(
                        "errors.method",
                        "A method that a path does not have is a 405 problem with the path's methods in Allow.",
                        MethodChecks::refused));
    }

    private static Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        methods.put("/health", READ);
        methods.put("/health/live", READ);
        methods.put("/health/ready", READ);
        methods.put(Service.USERS, LIST);
        methods.put(Service.USERS + "?limit=abc", LIST);
        methods.put(Service.userPath(1), ONE);
        methods.put(Service.userPath(999_999_999), ONE);
        methods.put(Service.userPath("abc"), ONE);
        methods.put(Service.userPath("%FF"), ONE);
        return methods;
    }

    private static void options(Service service) throws IOException {
        Each.of(
                METHODS.entrySet(),
                path -> service.send("OPTIONS", path.getKey())
                        .status(204)
                        .allow(path.getValue())
                        .bodyless()
                        .noHeader("Content-Type"));
    }

    private static void noCors(Service service) throws IOException {
        Request preflight = Request.of("OPTIONS", Service.USERS)
                .with("Origin", "http://example.com")
                .with("Access-Control-Request-Method", "POST");
        noCors(service.send(preflight).status(204).allow(LIST));
        noCors(service.send(Request.of("GET", Service.USERS).with("Origin", "http://example.com"))
                .status(200));
    }

    private static void noCors(Answer answer) {
        for (Field field : answer.response().fields()) {
            boolean cors = field.name().toLowerCase(Locale.ROOT).startsWith("access-control-");
            answer.expect(!cors, "no header of CORS", field);
        }
    }

    private static void refused(Service service) throws IOException {
        Each.of(METHODS.entrySet(), path -> {
            List<String> methods = UNLISTED.stream()
                    .filter(method -> !path.getValue().contains(method))
                    .toList();
            Each.of(
                    methods,
                    method -> service.send(method, path.getKey()).problem(405).allow(path.getValue()));
        });
    }
}
