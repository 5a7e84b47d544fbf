package dev.footprint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedTest {

    private final Seed seed = Seed.load();

    @Test
    void holdsOneHundredUsersInOrder() {
        assertEquals(
                LongStream.rangeClosed(1, 100).boxed().toList(),
                seed.users().stream().map(User::id).toList());
        assertEquals(100, seed.users().stream().map(User::email).distinct().count());
    }

    @Test
    void pagesStartBehindTheGivenId() {
        assertEquals(List.of(seed.user(99), seed.user(100)), seed.page(98, 20));
        assertEquals(List.of(), seed.page(100, 20));
        assertEquals(List.of(seed.user(1)), seed.page(0, 1));
    }

    @Test
    void theLastUsersNameIsBeyondLatin1() {
        assertEquals("J\u00fcrgen \u0141ukasiewicz \u674e", seed.user(100).name());
    }
}
