package dev.footprint.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class DatabaseUrlFuzzTest {

    // All that a refusal may say. It must not depend on the value, which holds a password.
    private static final Set<String> REFUSALS = Stream.of(
                    "x", "x://u@h/d", "postgres://u@h:0/d", "postgres://u@h/d?x", "postgres://u@h/%zz")
            .map(DatabaseUrlFuzzTest::refusal)
            .collect(Collectors.toSet());

    @FuzzTest(maxDuration = "6s")
    void whateverIsEncodedIsFoundAndWhateverIsRefusedIsNotShown(FuzzedDataProvider data) {
        if (data.consumeBoolean()) {
            roundTrip(data);
        } else {
            arbitrary(data.pickValue(new String[] {"", "postgres://", "postgres://u:p@h/", "postgres://u:p@h:"})
                    + data.consumeRemainingAsString());
        }
    }

    private static void roundTrip(FuzzedDataProvider data) {
        DatabaseUrl url = new DatabaseUrl("db_1", data.consumeInt(1, 65535), text(data), text(data), text(data));
        assertEquals(
                url,
                DatabaseUrl.parse("postgresql://" + encoded(url.user()) + ":" + encoded(url.password()) + "@db_1:"
                        + url.port() + "/" + encoded(url.database()) + "?sslmode=disable"));
    }

    private static void arbitrary(String text) {
        DatabaseUrl url;
        try {
            url = DatabaseUrl.parse(text);
        } catch (InvalidConfigException e) {
            assertTrue(REFUSALS.contains(e.getMessage()), e.getMessage());
            return;
        }
        assertTrue(text.matches("(?s)postgres(ql)?://.+@.+/.+"), text);
        assertTrue(
                url.port() >= 1
                        && url.port() <= 65535
                        && !url.host().isEmpty()
                        && !url.database().isEmpty(),
                text);
    }

    // Not empty, and what UTF-8 and PostgreSQL can hold.
    private static String text(FuzzedDataProvider data) {
        byte[] bytes = data.consumeString(20).replace("\0", "").getBytes(StandardCharsets.UTF_8);
        return "a" + new String(bytes, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String refusal(String url) {
        return assertThrows(InvalidConfigException.class, () -> DatabaseUrl.parse(url))
                .getMessage();
    }
}
