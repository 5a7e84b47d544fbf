package dev.footprint.service.http;

import dev.footprint.service.users.NewUser;
import dev.footprint.service.users.StoreDownException;
import dev.footprint.service.users.StoreFullException;
import dev.footprint.service.users.User;
import dev.footprint.service.users.UserPage;
import dev.footprint.service.users.UserStore;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Down for lists and readiness, full for new users, and with a fault of its own for one user. */
@Alternative
@Singleton
public class FaultyStore implements UserStore {

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FaultyStore.class);
        }
    }

    @Override
    public Uni<Optional<User>> byId(long id) {
        throw new IllegalStateException("secret");
    }

    @Override
    public Uni<UserPage> page(long after, int limit) {
        return Uni.createFrom().failure(new StoreDownException(new IllegalStateException("secret")));
    }

    @Override
    public Uni<User> create(NewUser user) {
        return Uni.createFrom().failure(new StoreFullException());
    }

    @Override
    public Uni<Boolean> delete(long id) {
        return Uni.createFrom().failure(new IllegalStateException("secret"));
    }

    @Override
    public Uni<Void> ping() {
        return Uni.createFrom().failure(new StoreDownException(new IllegalStateException("secret")));
    }
}
