package dev.footprint.service.users;

import java.util.Optional;

/** Where users are kept. */
public interface UserStore {

    Optional<User> byId(long id);

    /**
     * The users whose id is greater than {@code after}.
     *
     * @param limit at most so many, at least 1
     */
    UserPage page(long after, int limit);

    /** Whether requests can be served from it now; decides readiness. */
    boolean available();
}
