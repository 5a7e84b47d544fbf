package dev.footprint.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Any query and any id get the value or the refusal that the contract's rules give, said a second time here. */
class TargetFuzzTest {

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @FuzzTest(maxDuration = "6s")
    void numbersAreTheContracts(FuzzedDataProvider data) {
        String id = data.consumeAsciiString(30);
        assertEquals(number(id, BigInteger.ONE, MAX).isPresent(), Entry.isId(id));

        // Bytes of a target beyond ASCII do not get here: the server's parser takes one for one character.
        String query = data.pickValue(List.of("", "limit=", "after=", "limit=1&%6cimit="))
                + data.consumeRemainingAsAsciiString();
        assertEquals(expected(query, "limit", 20, 1, BigInteger.valueOf(100)), got(query, "limit", 20, 1, 100));
        assertEquals(expected(query, "after", 0, 0, MAX), got(query, "after", 0, 0, Long.MAX_VALUE));
    }

    private static Object got(String query, String name, long absent, long min, long max) {
        try {
            return new Query(query).integer(name, absent, min, max);
        } catch (ProblemException e) {
            return e.problem().status();
        }
    }

    private static Object expected(String query, String name, long absent, long min, BigInteger max) {
        List<String[]> given = Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> name.equals(decoded(pair[0]).orElse(null)))
                .toList();
        if (given.isEmpty()) {
            return absent;
        }
        Optional<BigInteger> value = given.size() > 1 || given.getFirst().length < 2
                ? Optional.empty()
                : number(given.getFirst()[1], BigInteger.valueOf(min), max);
        return value.<Object>map(BigInteger::longValueExact).orElse(400);
    }

    private static Optional<BigInteger> number(String encoded, BigInteger min, BigInteger max) {
        return decoded(encoded)
                .filter(text -> text.matches("[0-9]+"))
                .map(BigInteger::new)
                .filter(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
    }

    private static Optional<String> decoded(String encoded) {
        if (!encoded.matches("(?s)([^%]|%[0-9A-Fa-f]{2})*+")) {
            return Optional.empty();
        }
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            boolean escape = encoded.charAt(i) == '%';
            bytes.append(escape ? (char) Integer.parseInt(encoded.substring(i + 1, i + 3), 16) : encoded.charAt(i));
            i += escape ? 2 : 0;
        }
        byte[] raw = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(raw, StandardCharsets.UTF_8);
        return Arrays.equals(raw, text.getBytes(StandardCharsets.UTF_8)) ? Optional.of(text) : Optional.empty();
    }
}
