package dev.footprint.contract;

import dev.footprint.contract.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The users every service starts with, in ascending order of id. */
public record Seed(List<User> users) {

    public Seed {
        users = List.copyOf(users);
    }

    /** @throws UncheckedIOException when the artifact was packaged without a readable users.json */
    public static Seed load() {
        try (InputStream in = Seed.class.getResourceAsStream("users.json")) {
            if (in == null) {
                throw new IOException("users.json is missing from the artifact");
            }
            List<User> users = new ArrayList<>();
            for (Object user : (List<?>) Json.parse(in.readAllBytes())) {
                users.add(User.fromJson(user));
            }
            return new Seed(users);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that follows {@code after}: at most {@code limit} users. */
    public List<User> page(long after, int limit) {
        return users.stream().filter(user -> user.id() > after).limit(limit).toList();
    }

    /** @throws IllegalArgumentException when no seeded user has this id */
    public User user(long id) {
        return users.stream()
                .filter(user -> user.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no seeded user " + id));
    }
}
