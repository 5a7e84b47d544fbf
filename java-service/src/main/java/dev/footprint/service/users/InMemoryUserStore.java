package dev.footprint.service.users;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps users in this process's memory; never waits, so it may be called on an event loop. */
@Singleton
@Startup
public class InMemoryUserStore implements UserStore {

    // Sorted, so that a page is a walk from its first user and not a search.
    private final ConcurrentNavigableMap<Long, User> users = new ConcurrentSkipListMap<>();

    @Inject
    public InMemoryUserStore() {
        this(Seed.users());
    }

    public InMemoryUserStore(Collection<User> seed) {
        seed.forEach(user -> users.put(user.id(), user));
    }

    @Override
    public Optional<User> byId(long id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public UserPage page(long after, int limit) {
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
    public boolean available() {
        return true;
    }
}
