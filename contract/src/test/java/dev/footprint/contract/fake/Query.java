package dev.footprint.contract.fake;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Parameters, by the contract's rules. */
final class Query {

    private Query() {}

    /** A listed parameter of a query. */
    static long number(String query, String name, long least, long most, long otherwise) {
        String found = null;
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
            if (name.equals(key)) {
                if (found != null) {
                    throw Refusal.malformed(name + " is given twice");
                }
                found = pair.substring(equals + 1);
            }
        }
        return found == null ? otherwise : inRange(decoded(found, true), least, most);
    }

    /** A listed parameter of a path. */
    static long number(String segment, long least, long most) {
        return inRange(decoded(segment, false), least, most);
    }

    private static long inRange(String digits, long least, long most) {
        if (digits != null && digits.matches("[0-9]+")) {
            BigInteger number = new BigInteger(digits);
            if (number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0) {
                return number.longValue();
            }
        }
        throw Refusal.malformed("an integer from " + least + " to " + most + " is expected");
    }

    /** Null where it cannot be decoded. */
    private static String decoded(String text, boolean plusIsBlank) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (!text.substring(i).matches("%[0-9A-Fa-f]{2}.*")) {
                    return null;
                }
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(plusIsBlank && c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
