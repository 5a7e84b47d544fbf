package dev.footprint.service.http;

import dev.footprint.service.config.Digits;
import dev.footprint.service.config.PercentEncoding;

/** A query as the contract has it; the frameworks' parsers take ; for &, mend what is malformed, and give the first of two. */
final class Query {

    private final String raw;

    /** @param raw as it was sent; null when there is none */
    Query(String raw) {
        this.raw = raw;
    }

    /** @throws ProblemException when the parameter is there, but not once and as an integer from {@code min} to {@code max} */
    long integer(String name, long absent, long min, long max) {
        if (raw == null) {
            return absent;
        }
        long value = absent;
        boolean found = false;
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!isNamed(equals < 0 ? pair : pair.substring(0, equals), name)) {
                continue;
            }
            value = found || equals < 0 ? -1 : decoded(pair.substring(equals + 1));
            found = true;
            if (value < min || value > max) {
                throw new ProblemException(400, name + " must be an integer from " + min + " to " + max + ", once");
            }
        }
        return value;
    }

    private static boolean isNamed(String encoded, String name) {
        return encoded.equals(name)
                || encoded.indexOf('%') >= 0
                        && PercentEncoding.decode(encoded).filter(name::equals).isPresent();
    }

    // A plus stands for a blank here, which is no digit either.
    private static long decoded(String encoded) {
        return PercentEncoding.decode(encoded).map(Digits::parse).orElse(-1L);
    }
}
