package dev.footprint.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewUserTest {

    private static final String GRIN = "\uD83D\uDE00";

    @Test
    void emailIsInLowerCaseAndTheNameAsItIs() {
        assertEquals(new NewUser("Hedy L", "hedy@x.org"), NewUser.of("Hedy L", "Hedy@X.ORG"));
    }

    @Test
    void nameIsCountedInCodePoints() {
        NewUser.of(GRIN.repeat(100), "a@b.c");
        assertThrows(InvalidUserException.class, () -> NewUser.of(GRIN.repeat(101), "a@b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00a0a\u2003", "\u2028", "a b", "\ufeff"})
    void goodNames(String name) {
        assertEquals(name, NewUser.of(name, "a@b.c").name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "\t",
                "a\nb",
                "\u0000a",
                "\u007f",
                "a\u0080",
                "\u009f",
                "\ud800",
                "\udc00a",
                "a\ude00\ud83d"
            })
    void badNames(String name) {
        assertThrows(InvalidUserException.class, () -> NewUser.of(name, "a@b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "a.b_c%d+e-f@g-h.i-j.k", "-@-.-", "..@a.b"})
    void goodEmails(String email) {
        NewUser.of("a", email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@bc",
                "@b.cd",
                "a@b.",
                "a@.c",
                "a@b..c",
                "a b@c.d",
                "a@b.c\n",
                "a@b@c.d",
                "\u00e4@b.cd",
                "a@b_c.d",
                "a@b.\u0661"
            })
    void badEmails(String email) {
        assertThrows(InvalidUserException.class, () -> NewUser.of("a", email));
    }

    @Test
    void emailIsAtMost254Long() {
        NewUser.of("a", "a".repeat(250) + "@b.c");
        assertThrows(InvalidUserException.class, () -> NewUser.of("a", "a".repeat(251) + "@b.c"));
    }
}
