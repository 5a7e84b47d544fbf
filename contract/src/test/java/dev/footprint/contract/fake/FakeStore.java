package dev.footprint.contract.fake;

import dev.footprint.contract.Seed;
import dev.footprint.contract.User;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The users of a fake service. Its parts can be overridden by what gets them wrong. */
public class FakeStore {

    private static final int MOST_USERS = 10_000;

    protected final NavigableMap<Long, User> users = new TreeMap<>();
    private final Set<String> emails = new HashSet<>();
    private long lastId;

    public FakeStore() {
        Seed.load().users().forEach(this::put);
        lastId = users.lastKey();
    }

    public synchronized List<User> page(long after, int limit) {
        return users.tailMap(after, false).values().stream().limit(limit).toList();
    }

    synchronized User get(long id) {
        return users.get(id);
    }

    synchronized boolean delete(long id) {
        User user = users.remove(id);
        return user != null && emails.remove(user.email());
    }

    /** @throws Refusal 409 or 507 */
    synchronized User create(NewUser newUser) {
        if (isTaken(newUser.email())) {
            throw new Refusal(409, "Conflict", "another user has this email");
        }
        if (isFull()) {
            throw new Refusal(507, "Insufficient Storage", "the store is full");
        }
        lastId = nextId(lastId);
        User user = new User(lastId, newUser.name(), newUser.email());
        put(user);
        return user;
    }

    private void put(User user) {
        users.put(user.id(), user);
        emails.add(user.email());
    }

    protected boolean isFull() {
        return users.size() >= MOST_USERS;
    }

    protected long nextId(long last) {
        return last + 1;
    }

    protected boolean isTaken(String email) {
        return emails.contains(email);
    }
}
