package dev.footprint.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InMemoryUserStoreTest {

    private final InMemoryUserStore store = new InMemoryUserStore(
            LongStream.of(9, 1, 4, 7).mapToObj(InMemoryUserStoreTest::user).toList());

    @Test
    void findsById() {
        assertEquals(Optional.of(user(4)), store.byId(4));
        assertEquals(Optional.empty(), store.byId(5));
    }

    @Test
    void pagesAscendFromBehindAfter() {
        assertEquals(new UserPage(List.of(user(1), user(4)), true), store.page(0, 2));
        assertEquals(new UserPage(List.of(user(7), user(9)), false), store.page(4, 2));
    }

    @Test
    void afterNeedNotExist() {
        assertEquals(List.of(user(7)), store.page(5, 1).users());
    }

    @Test
    void nothingBehindTheLastUser() {
        assertEquals(new UserPage(List.of(), false), store.page(9, 100));
        assertEquals(new UserPage(List.of(), false), store.page(Long.MAX_VALUE, 1));
    }

    @Test
    void moreIsAboutWhatFollowsAndNotAboutAFullPage() {
        assertFalse(store.page(0, 4).more());
        assertTrue(store.page(0, 3).more());
    }

    private static User user(long id) {
        return new User(id, "User " + id, "user" + id + "@example.com");
    }
}
