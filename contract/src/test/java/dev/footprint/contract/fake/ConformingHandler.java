package dev.footprint.contract.fake;

import dev.footprint.contract.ContractVersion;
import dev.footprint.contract.Seed;
import dev.footprint.contract.User;
import java.util.List;
import java.util.stream.Collectors;

/** A service that keeps the whole contract, in as little code as that takes. */
public final class ConformingHandler implements Handler {

    private static final String JSON = "application/json";
    private static final String USERS = "/api/v1/users";
    private static final List<String> HEALTH = List.of("/health", "/health/live", "/health/ready");

    private final Seed seed = Seed.load();

    @Override
    public Reply handle(Request request) {
        boolean one = request.path().matches(USERS + "/[^/]+");
        boolean known = one || request.path().equals(USERS) || HEALTH.contains(request.path());
        if (!known) {
            return Reply.problem(404, "Not Found", "there is nothing at this path");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Reply.problem(405, "Method Not Allowed", "this path answers GET and HEAD")
                    .with("Allow", "GET, HEAD");
        }
        if (one) {
            return user(request.path().substring(USERS.length() + 1));
        }
        return request.path().equals(USERS) ? page(request) : health(request.path());
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
        long limit = number(request.parameter("limit"), 20);
        long after = number(request.parameter("after"), 0);
        if (limit < 1 || limit > 100 || after < 0) {
            return Reply.problem(400, "Bad Request", "limit is 1 to 100, after is 0 or more");
        }
        List<User> users = seed.page(after, (int) limit);
        Reply reply = Reply.json(
                200, JSON, users.stream().map(ConformingHandler::json).collect(Collectors.joining(",", "[", "]")));
        if (users.isEmpty() || users.getLast().equals(seed.users().getLast())) {
            return reply;
        }
        String next = USERS + "?limit=" + limit + "&after=" + users.getLast().id();
        return reply.with("Link", "<" + next + ">; rel=\"next\"");
    }

    private Reply user(String text) {
        long id = number(text, -1);
        if (id < 1) {
            return Reply.problem(400, "Bad Request", "an id is a positive integer");
        }
        return seed.users().stream()
                .filter(user -> user.id() == id)
                .findFirst()
                .map(user -> Reply.json(200, JSON, json(user)))
                .orElseGet(() -> Reply.problem(404, "Not Found", "no user has this id"));
    }

    private static long number(String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String json(User user) {
        return "{\"id\":" + user.id() + ",\"name\":\"" + user.name() + "\",\"email\":\"" + user.email() + "\"}";
    }
}
