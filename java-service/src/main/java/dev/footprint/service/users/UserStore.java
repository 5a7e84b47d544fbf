package dev.footprint.service.users;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where users are kept. Every call may fail with {@link StoreDownException}; none blocks the caller's thread. */
public interface UserStore {

    Uni<Optional<User>> byId(long id);

    /**
     * The users whose id is greater than {@code after}.
     *
     * @param limit at most so many, at least 1
     */
    Uni<UserPage> page(long after, int limit);

    /** Fails with {@link EmailTakenException}, or with {@link StoreFullException} where there is a bound. */
    Uni<User> create(NewUser user);

    /** @return whether there was such a user */
    Uni<Boolean> delete(long id);

    /** Completes when requests can be served from it now; decides readiness. */
    Uni<Void> ping();
}
