package dev.footprint.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {

    @Test
    void packagedSeedIsTheContracts() {
        List<User> users = Seed.users();
        assertEquals(
                LongStream.rangeClosed(1, 100).boxed().toList(),
                users.stream().map(User::id).toList());
        assertEquals(new User(1, "Ada Lovelace", "ada.lovelace@example.com"), users.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1]",
                "[{\"id\":1}]",
                "[{\"id\":0,\"name\":\"a\",\"email\":\"b\"}]",
                "[{\"id\":1,\"name\":\"a\",\"email\":\"b\",\"age\":3}]",
                "[{\"id\":1,\"name\":\"a\",\"email\":\"b\"}"
            })
    void malformedSeedIsRefused(String json) {
        assertThrows(
                IOException.class, () -> Seed.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    }
}
