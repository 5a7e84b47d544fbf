package dev.footprint.load.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with variable parts, written without making strings. {@code {n}} counts requests and always has twelve digits, so
 * that the length of a body is known beforehand; {@code {1..100}} is an integer drawn from a range; {@code {created}} is the
 * id of something that an earlier request created.
 */
final class Template {

    /** The part of a template that varies, or nothing for its last literal. */
    private record Part(byte[] literal, Hole hole, int least, int most) {}

    private enum Hole {
        NONE,
        COUNT,
        RANGE,
        CREATED
    }

    /** What {@link #write} says of a text that is never the same twice. */
    static final int UNIQUE = -1;

    static final int MOST_VARIANTS = 1_000;

    private static final int COUNT_DIGITS = 12;
    private static final int MOST_DIGITS = 19;
    private static final Pattern HOLES = Pattern.compile("\\{(?:(n)|(created)|([0-9]{1,9})\\.\\.([0-9]{1,9}))}");

    private final Part[] parts;
    private final boolean usesCreated;

    private Template(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
        this.usesCreated = count(parts, Hole.CREATED) > 0;
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static Template compile(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = HOLES.matcher(text);
        int from = 0;
        while (matcher.find()) {
            parts.add(part(text.substring(from, matcher.start()), matcher));
            from = matcher.end();
        }
        parts.add(new Part(bytes(text.substring(from)), Hole.NONE, 0, 0));
        if (count(parts, Hole.RANGE) > 1 || count(parts, Hole.CREATED) > 1) {
            throw new IllegalArgumentException("one range and one {created} are allowed in '" + text + "'");
        }
        return new Template(parts);
    }

    private static long count(List<Part> parts, Hole hole) {
        return parts.stream().filter(p -> p.hole() == hole).count();
    }

    private static Part part(String literal, Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Part(bytes(literal), Hole.COUNT, 0, 0);
        }
        if (matcher.group(2) != null) {
            return new Part(bytes(literal), Hole.CREATED, 0, 0);
        }
        int least = Integer.parseInt(matcher.group(3));
        int most = Integer.parseInt(matcher.group(4));
        if (most < least || most - least >= MOST_VARIANTS) {
            throw new IllegalArgumentException(
                    "a range ascends over at most " + MOST_VARIANTS + " values, got " + matcher.group());
        }
        return new Part(bytes(literal), Hole.RANGE, least, most);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many different texts there are, or {@link #UNIQUE}. */
    int variants() {
        int variants = 1;
        for (Part part : parts) {
            switch (part.hole()) {
                case COUNT, CREATED -> {
                    return UNIQUE;
                }
                case RANGE -> variants = part.most() - part.least() + 1;
                case NONE -> {}
            }
        }
        return variants;
    }

    boolean usesCreated() {
        return usesCreated;
    }

    /** @throws IllegalArgumentException when texts differ in length */
    int fixedLength() {
        int length = 0;
        for (Part part : parts) {
            if (part.hole() == Hole.RANGE || part.hole() == Hole.CREATED) {
                throw new IllegalArgumentException("{n} is the only variable part that a body may have");
            }
            length += part.literal().length + (part.hole() == Hole.COUNT ? COUNT_DIGITS : 0);
        }
        return length;
    }

    int longest() {
        return Arrays.stream(parts)
                .mapToInt(p -> p.literal().length + MOST_DIGITS)
                .sum();
    }

    /** @return which of the {@link #variants} was written, from 0; or {@link #UNIQUE} */
    int write(ByteBuffer out, Values values) {
        int variant = 0;
        long count = -1;
        for (Part part : parts) {
            out.put(part.literal());
            switch (part.hole()) {
                case COUNT -> {
                    count = count < 0 ? values.nextCount() : count;
                    decimal(out, count, COUNT_DIGITS);
                    variant = UNIQUE;
                }
                case CREATED -> {
                    decimal(out, values.created().remove(), 1);
                    variant = UNIQUE;
                }
                case RANGE -> {
                    int value = values.between(part.least(), part.most());
                    decimal(out, value, 1);
                    variant = value - part.least();
                }
                case NONE -> {}
            }
        }
        return variant;
    }

    private static void decimal(ByteBuffer out, long value, int leastDigits) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits = Math.max(digits, leastDigits);
        int end = out.position() + digits;
        long rest = value;
        for (int i = end - 1; i >= end - digits; i--) {
            out.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        out.position(end);
    }
}
