package dev.footprint.service.http;

import java.util.OptionalLong;

/** Integers in requests, stricter than Long.parseLong: that takes a plus sign and the digits of every script. */
final class Integers {

    private Integers() {}

    /**
     * @param raw null when absent, which gives {@code absent}; present but empty is malformed
     * @return empty when {@code raw} is no decimal integer from {@code min} to {@code max}; {@code min} is not negative
     */
    static OptionalLong parse(String raw, long absent, long min, long max) {
        if (raw == null) {
            return OptionalLong.of(absent);
        }
        if (raw.isEmpty() || !raw.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(raw);
            return value >= min && value <= max ? OptionalLong.of(value) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
