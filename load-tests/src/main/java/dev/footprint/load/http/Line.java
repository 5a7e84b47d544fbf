package dev.footprint.load.http;

import java.util.Arrays;

/**
 * A line of a response's head as bytes, compared and converted without making strings. A line that came whole is looked
 * at where it lies; only one that came in pieces is copied.
 */
final class Line {

    private static final int MOST_DIGITS = 15;

    private byte[] pieces = new byte[256];
    private int piecesLength;

    private byte[] bytes = pieces;
    private int start;
    private int length;

    void clear() {
        piecesLength = 0;
        length = 0;
    }

    /** Keeps the beginning, or a further piece, of a line whose end has not come yet. */
    void addPiece(byte[] from, int begin, int end) {
        int size = end - begin;
        if (piecesLength + size > pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(2 * pieces.length, piecesLength + size));
        }
        System.arraycopy(from, begin, pieces, piecesLength, size);
        piecesLength += size;
        look(pieces, 0, piecesLength);
    }

    /** Completes the line with its last piece, which ends before the line feed at {@code end}. */
    void complete(byte[] from, int begin, int end) {
        if (piecesLength == 0) {
            look(from, begin, end);
        } else {
            addPiece(from, begin, end);
            piecesLength = 0;
        }
        if (length > 0 && at(length - 1) == '\r') {
            length--;
        }
    }

    private void look(byte[] where, int from, int to) {
        bytes = where;
        start = from;
        length = to - from;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[start + index];
    }

    int indexOf(char wanted) {
        for (int i = 0; i < length; i++) {
            if (at(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** @param name in lower case */
    boolean nameIs(String name, int colon) {
        return equalsIgnoringCase(name, 0, colon);
    }

    /** @param value in lower case */
    boolean valueIs(String value, int colon) {
        return equalsIgnoringCase(value, valueStart(colon), valueEnd());
    }

    int valueStart(int colon) {
        int from = colon + 1;
        while (from < length && isBlank(at(from))) {
            from++;
        }
        return from;
    }

    int valueEnd() {
        int end = length;
        while (end > 0 && isBlank(at(end - 1))) {
            end--;
        }
        return end;
    }

    /** The number that the line ends with, or -1. */
    long trailingDecimal() {
        int end = valueEnd();
        int from = end;
        while (from > 0 && at(from - 1) >= '0' && at(from - 1) <= '9') {
            from--;
        }
        if (from == end || end - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            value = value * 10 + at(i) - '0';
        }
        return value;
    }

    long decimal(int from, int to) throws MalformedResponseException {
        return number(from, to, 10);
    }

    /** The number before a chunk's extensions. */
    long leadingHex() throws MalformedResponseException {
        int extensions = indexOf(';');
        int end = extensions < 0 ? length : extensions;
        while (end > 0 && isBlank(at(end - 1))) {
            end--;
        }
        return number(0, end, 16);
    }

    private long number(int from, int to, int radix) throws MalformedResponseException {
        if (to <= from || to - from > MOST_DIGITS) {
            throw new MalformedResponseException("not a length");
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = at(i) < 0 ? -1 : Character.digit(at(i), radix);
            if (digit < 0) {
                throw new MalformedResponseException("not a length");
            }
            value = value * radix + digit;
        }
        return value;
    }

    private boolean equalsIgnoringCase(String lowerCase, int from, int to) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int b = at(from + i);
            int lower = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
