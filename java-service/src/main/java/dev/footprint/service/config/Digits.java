package dev.footprint.service.config;

/** Whole numbers, stricter than Long.parseLong: that takes a sign and the digits of every script. */
public final class Digits {

    private Digits() {}

    /** @return -1 when {@code text} is not ASCII digits, or more than a long holds */
    public static long parse(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
