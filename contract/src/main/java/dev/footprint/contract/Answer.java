package dev.footprint.contract;

import dev.footprint.contract.http.Response;
import dev.footprint.contract.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A response with the expectations that checks share; each throws {@link ContractViolation} when it is not met. */
public record Answer(Response response) {

    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    private static final Set<String> PROBLEM_FIELDS = Set.of("type", "title", "status", "detail");
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            413, "Content Too Large",
            415, "Unsupported Media Type",
            422, "Unprocessable Content",
            503, "Service Unavailable",
            507, "Insufficient Storage");
    private static final int SHOWN_CHARACTERS = 200;

    /** What a problem of this status is called. */
    static String title(int status) {
        return TITLES.get(status);
    }

    public Answer status(int expected) {
        return expect(response.status() == expected, "status " + expected, response.status());
    }

    /** Exactly this value, once. */
    public Answer header(String name, String expected) {
        List<String> found = response.headers(name);
        return expect(
                found.equals(List.of(expected)), "header " + name + ": " + expected, found.isEmpty() ? "none" : found);
    }

    public Answer noHeader(String name) {
        List<String> found = response.headers(name);
        return expect(found.isEmpty(), "no header " + name, found);
    }

    /** Allow names these methods and no other, in whatever order. */
    public Answer allow(Set<String> methods) {
        Set<String> found = new TreeSet<>();
        response.headers("Allow").forEach(value -> {
            for (String method : value.split(",", -1)) {
                found.add(method.strip());
            }
        });
        return expect(found.equals(methods), "header Allow: " + String.join(", ", new TreeSet<>(methods)), found);
    }

    /** An answer that has no body by its nature: to HEAD, or 204. */
    public Answer bodyless() {
        int length = response.body().length;
        return expect(length == 0, "no body", length + " bytes");
    }

    /** Without parameters: JSON is UTF-8 by definition, and RFC 8259 gives it no charset. */
    public Answer contentType(String expected) {
        return header("Content-Type", expected);
    }

    /** The body as JSON: strict UTF-8, one value, no duplicate names. */
    public Object json() {
        try {
            return Json.parse(text());
        } catch (IOException e) {
            throw violation("a JSON body", e.getMessage() + " in " + shown(response.textLeniently()));
        }
    }

    /** The body decoded as UTF-8. */
    public String text() {
        try {
            return response.text();
        } catch (IOException e) {
            throw violation("a body in UTF-8", e.getMessage());
        }
    }

    public Map<?, ?> jsonObject() {
        Object json = json();
        if (json instanceof Map<?, ?> object) {
            return object;
        }
        throw violation("a JSON object", shown(text()));
    }

    public User user() {
        return user(json());
    }

    public List<User> users() {
        if (!(json() instanceof List<?> array)) {
            throw violation("a JSON array", shown(text()));
        }
        List<User> users = new ArrayList<>();
        for (Object element : array) {
            users.add(user(element));
        }
        return users;
    }

    private User user(Object json) {
        try {
            return User.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw violation(e.getMessage(), shown(String.valueOf(json)));
        }
    }

    /** Compares user by user, so that the message names the first that differs instead of showing two long lists. */
    public Answer usersAre(List<User> expected) {
        List<User> found = users();
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            expect(expected.get(i).equals(found.get(i)), "user at index " + i + " " + expected.get(i), found.get(i));
        }
        return expect(expected.size() == found.size(), expected.size() + " users", found.size() + " users");
    }

    /** A problem document (RFC 9457) with this status, media type and exactly the contract's four members. */
    public Answer problem(int status) {
        status(status).contentType(PROBLEM);
        Map<?, ?> problem = jsonObject();
        expect(problem.keySet().equals(PROBLEM_FIELDS), "members type, title, status, detail", problem.keySet());
        member(problem, "type", "about:blank");
        member(problem, "title", title(status));
        member(problem, "status", (long) status);
        return expect(
                problem.get("detail") instanceof String detail && !detail.isBlank(),
                "detail to say what is wrong",
                problem.get("detail"));
    }

    /** @param object a JSON object from this answer */
    public Answer member(Map<?, ?> object, String name, Object expected) {
        return expect(Objects.equals(object.get(name), expected), name + " " + expected, object.get(name));
    }

    /** The general expectation; {@code found} is shown when it is not met. */
    public Answer expect(boolean met, String expected, Object found) {
        if (!met) {
            throw violation(expected, shown(String.valueOf(found)));
        }
        return this;
    }

    private ContractViolation violation(String expected, String found) {
        return new ContractViolation(response.request() + ": expected " + expected + ", got " + found);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
