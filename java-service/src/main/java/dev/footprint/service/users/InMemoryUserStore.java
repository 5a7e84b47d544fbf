package dev.footprint.service.users;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps users in this process's memory. */
public final class InMemoryUserStore implements UserStore {

    public static final int MAX_USERS = 10_000;

    // Sorted, so that a page is a walk from its first user and not a search. Readers take no lock.
    private final ConcurrentNavigableMap<Long, User> users = new ConcurrentSkipListMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Set<String> emails = new HashSet<>();
    private long lastId;

    /** With the contract's users. */
    public InMemoryUserStore() {
        this(Seed.users());
    }

    public InMemoryUserStore(Collection<User> seed) {
        for (User user : seed) {
            users.put(user.id(), user);
            emails.add(user.email());
            lastId = Math.max(lastId, user.id());
        }
    }

    @Override
    public Uni<Optional<User>> byId(long id) {
        return Uni.createFrom().item(Optional.ofNullable(users.get(id)));
    }

    @Override
    public Uni<UserPage> page(long after, int limit) {
        return Uni.createFrom().item(walk(after, limit));
    }

    private UserPage walk(long after, int limit) {
        List<User> page = new ArrayList<>(limit);
        for (User user : users.tailMap(after, false).values()) {
            if (page.size() == limit) {
                return new UserPage(page, true);
            }
            page.add(user);
        }
        return new UserPage(page, false);
    }

    @Override
    public Uni<User> create(NewUser user) {
        writing.lock();
        try {
            if (emails.contains(user.email())) {
                return Uni.createFrom().failure(new EmailTakenException());
            }
            if (emails.size() == MAX_USERS) {
                return Uni.createFrom().failure(new StoreFullException());
            }
            User stored = new User(++lastId, user.name(), user.email());
            emails.add(stored.email());
            users.put(stored.id(), stored);
            return Uni.createFrom().item(stored);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Uni<Boolean> delete(long id) {
        writing.lock();
        try {
            User gone = users.remove(id);
            if (gone != null) {
                emails.remove(gone.email());
            }
            return Uni.createFrom().item(gone != null);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Uni<Void> ping() {
        return Uni.createFrom().voidItem();
    }
}
