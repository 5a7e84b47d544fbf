package dev.footprint.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.footprint.service.users.NewUser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Any bytes get the answer that the contract's rules give, said a second time here: RFC 8259's grammar, openapi.yaml's patterns. */
class NewUserBodyFuzzTest {

    private static final Pattern NAME = Pattern.compile(
            "[^\\x{0}-\\x{20}\\x{7f}-\\x{9f}]([^\\x{0}-\\x{1f}\\x{7f}-\\x{9f}]*[^\\x{0}-\\x{20}\\x{7f}-\\x{9f}])?");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    @FuzzTest(maxDuration = "8s")
    void answersAreTheContracts(byte[] body) {
        Object expected = expected(body);
        Object got;
        try {
            got = NewUserBody.parse(body);
        } catch (ProblemException e) {
            got = e.problem().status();
        }
        assertEquals(expected, got);
    }

    private static Object expected(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
            return 400;
        }
        Object value;
        try {
            value = new JsonGrammar(text).read();
        } catch (JsonGrammar.NoJson e) {
            return 400;
        }
        return value instanceof List<?> fields && fields.size() == 2 ? expected(fields) : 422;
    }

    private static Object expected(List<?> fields) {
        Map.Entry<?, ?> first = (Map.Entry<?, ?>) fields.get(0);
        Map.Entry<?, ?> second = (Map.Entry<?, ?>) fields.get(1);
        boolean nameFirst = first.getKey().equals("name") && second.getKey().equals("email");
        boolean emailFirst = first.getKey().equals("email") && second.getKey().equals("name");
        Object name = nameFirst ? first.getValue() : second.getValue();
        Object email = nameFirst ? second.getValue() : first.getValue();
        if (!nameFirst && !emailFirst || !(name instanceof String n) || !(email instanceof String e)) {
            return 422;
        }
        boolean wellFormed = StandardCharsets.UTF_16.newEncoder().canEncode(n);
        boolean good = wellFormed
                && n.codePoints().count() <= 100
                && NAME.matcher(n).matches()
                && e.length() >= 5
                && e.length() <= 254
                && EMAIL.matcher(e).matches();
        return good ? new NewUser(n, e.toLowerCase(Locale.ROOT)) : 422;
    }
}
