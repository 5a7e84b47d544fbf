package dev.footprint.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InMemoryUserStoreTest {

    private final InMemoryUserStore store = new InMemoryUserStore(
            LongStream.of(9, 1, 4, 7).mapToObj(InMemoryUserStoreTest::user).toList());

    @Test
    void findsById() {
        assertEquals(Optional.of(user(4)), now(store.byId(4)));
        assertEquals(Optional.empty(), now(store.byId(5)));
    }

    @Test
    void pagesAscendFromBehindAfter() {
        assertEquals(new UserPage(List.of(user(1), user(4)), true), now(store.page(0, 2)));
        assertEquals(new UserPage(List.of(user(7), user(9)), false), now(store.page(4, 2)));
    }

    @Test
    void afterNeedNotExist() {
        assertEquals(List.of(user(7)), now(store.page(5, 1)).users());
    }

    @Test
    void nothingBehindTheLastUser() {
        assertEquals(new UserPage(List.of(), false), now(store.page(9, 100)));
        assertEquals(new UserPage(List.of(), false), now(store.page(Long.MAX_VALUE, 1)));
    }

    @Test
    void moreIsAboutWhatFollowsAndNotAboutAFullPage() {
        assertFalse(now(store.page(0, 4)).more());
        assertTrue(now(store.page(0, 3)).more());
    }

    @Test
    void idsAreNeverGivenTwice() {
        assertEquals(10, create("new@example.com").id());
        assertTrue(now(store.delete(10)));
        assertFalse(now(store.delete(10)));
        assertEquals(11, create("new@example.com").id());
    }

    @Test
    void emailIsUnique() {
        assertThrows(EmailTakenException.class, () -> create("user4@example.com"));
        assertTrue(now(store.delete(4)));
        assertEquals(Optional.of(create("user4@example.com")), now(store.byId(10)));
    }

    @Test
    void isFullAtItsBoundAndNotBefore() {
        IntStream.range(4, InMemoryUserStore.MAX_USERS).forEach(i -> create("n" + i + "@example.com"));
        assertThrows(StoreFullException.class, () -> create("more@example.com"));
        assertThrows(EmailTakenException.class, () -> create("user4@example.com"));
        assertTrue(now(store.delete(4)));
        create("more@example.com");
    }

    @Test
    void ofConcurrentCreationsOfOneEmailOneSucceeds() throws Exception {
        Callable<Boolean> attempt = () -> {
            try {
                create("race@example.com");
                return true;
            } catch (EmailTakenException e) {
                return false;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            long created = 0;
            for (Future<Boolean> result : threads.invokeAll(java.util.Collections.nCopies(200, attempt))) {
                created += result.get() ? 1 : 0;
            }
            assertEquals(1, created);
        }
    }

    @Test
    void concurrentCreationsGetIdsOfTheirOwn() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Long>> creations = IntStream.range(0, 400)
                    .<Callable<Long>>mapToObj(
                            i -> () -> create("c" + i + "@example.com").id())
                    .toList();
            Set<Long> ids =
                    threads.invokeAll(creations).stream().map(Future::resultNow).collect(Collectors.toSet());
            assertEquals(400, ids.size());
        }
    }

    private User create(String email) {
        return now(store.create(new NewUser("New", email)));
    }

    private static <T> T now(Uni<T> result) {
        return result.await().indefinitely();
    }

    private static User user(long id) {
        return new User(id, "User " + id, "user" + id + "@example.com");
    }
}
