package dev.footprint.matrix.support;

import java.io.IOException;
import java.time.Duration;

/** Single requests, each on a connection of its own. */
public final class Http {
    private Http() {}

    public static Reply get(int port, String target, String... fields) throws IOException {
        return send(port, "GET", target, null, fields);
    }

    public static Reply post(int port, String json, String... fields) throws IOException {
        try (Connection connection = new Connection(port)) {
            return connection.post("/api/v1/users", json, fields);
        }
    }

    public static Reply send(int port, String method, String target, String body, String... fields) throws IOException {
        try (Connection connection = new Connection(port)) {
            return connection.send(method, target, body, fields);
        }
    }

    /** @return the status of {@code GET target}; -1 when there is no complete answer in time */
    public static int status(int port, String target, Duration patience) {
        try (Connection connection = new Connection(port, patience)) {
            return connection.get(target).status();
        } catch (IOException e) {
            return -1;
        }
    }

    public static String user(String name, String email) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}";
    }
}
