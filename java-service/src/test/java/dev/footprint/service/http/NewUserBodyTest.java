package dev.footprint.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.footprint.service.users.NewUser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewUserBodyTest {

    private static int status(byte[] body) {
        return assertThrows(ProblemException.class, () -> NewUserBody.parse(body))
                .problem()
                .status();
    }

    private static int status(String body) {
        return status(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void newUser() {
        String body = " {\"email\":\"Hedy@X.org\",\r\n\t\"n\\u0061me\":\"H\\u00e9\\ud83d\\ude00\"}\n";
        assertEquals(
                new NewUser("Hé\uD83D\uDE00", "hedy@x.org"), NewUserBody.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "nul",
                "{}x",
                "{}{}",
                "\ufeff{}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "[1,]",
                "{\"a\":1,}",
                "\"\u0001\"",
                "\"\\x\"",
                "//\n{}",
                "{}\u0000",
                "[1 2]",
                "{\"a\" 1}",
                "+1",
                ".5",
                "1.",
                "-",
                "{}\u00a0",
                // Wrong as a new user too, but the text comes first.
                "{\"name\":1,\"email\"",
                "[1"
            })
    void noJsonIsA400(String body) {
        assertEquals(400, status(body));
    }

    @Test
    void noUtf8IsA400() {
        assertEquals(400, status(new byte[] {'"', (byte) 0xFF, '"'}));
        assertEquals(400, status(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "\"x\"",
                "[{}]",
                "{}",
                "{\"name\":\"a\"}",
                "{\"email\":\"a@b.c\"}",
                "{\"name\":\"a\",\"email\":\"a@b.c\",\"age\":1}",
                "{\"name\":\"a\",\"name\":\"a\",\"email\":\"a@b.c\"}",
                "{\"name\":null,\"name\":\"a\",\"email\":\"a@b.c\"}",
                "{\"name\":\"a\",\"n\\u0061me\":\"a\",\"email\":\"a@b.c\"}",
                "{\"name\":1,\"email\":\"a@b.c\"}",
                "{\"name\":\"a\",\"email\":[\"a@b.c\"]}",
                "{\"name\":\"\\ud800\",\"email\":\"a@b.c\"}",
                "{\"name\":\"\",\"email\":\"a@b.c\"}",
                "{\"name\":\"a\",\"email\":\"b\"}"
            })
    void noNewUserIsA422(String body) {
        assertEquals(422, status(body));
    }

    @Test
    void sizeIsTheOnlyBound() {
        assertEquals(422, status("[".repeat(30_000) + "]".repeat(30_000)));
        assertEquals(422, status("9".repeat(60_000)));
        assertEquals(422, status("{\"" + "k".repeat(60_000) + "\":1}"));
    }
}
