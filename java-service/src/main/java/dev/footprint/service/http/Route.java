package dev.footprint.service.http;

import java.util.Set;

/** The paths that there are, and the methods of each. A path has one spelling: it is compared as it was sent. */
enum Route {
    HEALTH("/health", "GET, HEAD, OPTIONS"),
    LIVE("/health/live", "GET, HEAD, OPTIONS"),
    READY("/health/ready", "GET, HEAD, OPTIONS"),
    USERS("/api/v1/users", "GET, HEAD, OPTIONS, POST"),
    USER("/api/v1/users/{id}", "DELETE, GET, HEAD, OPTIONS");

    private static final String USER_PREFIX = USERS.template + "/";

    private final String template;
    private final String allow;
    private final Set<String> methods;

    Route(String template, String allow) {
        this.template = template;
        this.allow = allow;
        this.methods = Set.of(allow.split(", "));
    }

    /** @return null when there is nothing at {@code path} */
    static Route at(String path) {
        if (path == null) {
            return null;
        }
        return switch (path) {
            case "/health" -> HEALTH;
            case "/health/live" -> LIVE;
            case "/health/ready" -> READY;
            case "/api/v1/users" -> USERS;
            default -> isUser(path) ? USER : null;
        };
    }

    private static boolean isUser(String path) {
        return path.length() > USER_PREFIX.length()
                && path.startsWith(USER_PREFIX)
                && path.indexOf('/', USER_PREFIX.length()) < 0
                && !isDots(path.substring(USER_PREFIX.length()));
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    /** The last segment of a path that is {@link #USER}, as it was sent. */
    static String userSegment(String path) {
        return path.substring(USER_PREFIX.length());
    }

    String template() {
        return template;
    }

    /** For the Allow header. */
    String allow() {
        return allow;
    }

    boolean has(String method) {
        return methods.contains(method);
    }

    /** Health is neither traced nor counted. */
    boolean isHealth() {
        return this == HEALTH || this == LIVE || this == READY;
    }
}
