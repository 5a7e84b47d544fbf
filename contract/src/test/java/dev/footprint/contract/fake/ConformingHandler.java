package dev.footprint.contract.fake;

import dev.footprint.contract.ContractVersion;
import dev.footprint.contract.User;
import dev.footprint.contract.json.JsonLine;
import java.util.List;
import java.util.stream.Collectors;

/** A service that keeps the whole contract, in as little code as that takes. */
public final class ConformingHandler implements Handler {

    private static final String JSON = "application/json";
    private static final String USERS = "/api/v1/users";
    private static final List<String> HEALTH = List.of("/health", "/health/live", "/health/ready");

    private final FakeStore store;

    public ConformingHandler() {
        this(new FakeStore());
    }

    public ConformingHandler(FakeStore store) {
        this.store = store;
    }

    @Override
    public Reply handle(Request request) {
        try {
            return answer(request);
        } catch (Refusal e) {
            return e.reply();
        }
    }

    private Reply answer(Request request) {
        if (request.isMalformed()) {
            throw Refusal.malformed("this is no HTTP request");
        }
        List<String> methods = methods(request.path());
        if (!methods.contains(request.method())) {
            return Reply.problem(405, "Method Not Allowed", "this path does not have this method")
                    .with("Allow", String.join(", ", methods));
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        boolean list = request.path().equals(USERS);
        return switch (method) {
            case "OPTIONS" -> Reply.empty(204).with("Allow", String.join(", ", methods));
            case "POST" -> created(store.create(NewUser.of(request)));
            case "DELETE" -> deleted(id(request));
            default ->
                HEALTH.contains(request.path()) ? health(request.path()) : list ? page(request) : user(id(request));
        };
    }

    /** @throws Refusal when there is no such path */
    private static List<String> methods(String path) {
        if (HEALTH.contains(path)) {
            return List.of("GET", "HEAD", "OPTIONS");
        }
        if (path.equals(USERS)) {
            return List.of("GET", "HEAD", "OPTIONS", "POST");
        }
        if (path.matches(USERS + "/[^/]+") && !path.matches(".*/\\.\\.?")) {
            return List.of("DELETE", "GET", "HEAD", "OPTIONS");
        }
        throw new Refusal(404, "Not Found", "there is nothing at this path");
    }

    private static Reply health(String path) {
        return switch (path) {
            case "/health/live" -> Reply.json(200, JSON, "{\"status\":\"UP\",\"checks\":[]}");
            case "/health/ready" ->
                Reply.json(200, JSON, "{\"status\":\"UP\",\"checks\":[{\"name\":\"store\",\"status\":\"UP\"}]}");
            default ->
                Reply.json(200, JSON, "{\"status\":\"healthy\",\"version\":\"" + ContractVersion.current() + "\"}");
        };
    }

    private Reply page(Request request) {
        int limit = (int) Query.number(request.query(), "limit", 1, 100, 20);
        long after = Query.number(request.query(), "after", 0, Long.MAX_VALUE, 0);
        List<User> users = store.page(after, limit);
        Reply reply = Reply.json(
                200, JSON, users.stream().map(ConformingHandler::json).collect(Collectors.joining(",", "[", "]")));
        if (users.isEmpty() || store.page(users.getLast().id(), 1).isEmpty()) {
            return reply;
        }
        String next = USERS + "?limit=" + limit + "&after=" + users.getLast().id();
        return reply.with("Link", "<" + next + ">; rel=\"next\"");
    }

    private static long id(Request request) {
        return Query.number(request.path().substring(USERS.length() + 1), 1, Long.MAX_VALUE);
    }

    private Reply user(long id) {
        User user = store.get(id);
        return user == null ? noUser() : Reply.json(200, JSON, json(user));
    }

    private Reply deleted(long id) {
        return store.delete(id) ? Reply.empty(204) : noUser();
    }

    private static Reply created(User user) {
        return Reply.json(201, JSON, json(user)).with("Location", USERS + "/" + user.id());
    }

    private static Reply noUser() {
        return Reply.problem(404, "Not Found", "no user has this id");
    }

    private static String json(User user) {
        return "{\"id\":" + user.id() + ",\"name\":\"" + JsonLine.escaped(user.name()) + "\",\"email\":\""
                + JsonLine.escaped(user.email()) + "\"}";
    }
}
