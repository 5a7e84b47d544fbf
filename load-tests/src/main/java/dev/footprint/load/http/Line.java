package dev.footprint.load.http;

import java.util.Arrays;

/** A line of a response's head as bytes, compared and converted without making strings. */
final class Line {

    private static final int MOST_DIGITS = 15;

    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    /** @return whether this byte ended the line; its end is not part of it */
    boolean add(byte b) {
        if (b == '\n') {
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
            return true;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = b;
        return false;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[index];
    }

    int indexOf(char wanted) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == wanted) {
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
        int start = colon + 1;
        while (start < length && isBlank(bytes[start])) {
            start++;
        }
        return start;
    }

    int valueEnd() {
        int end = length;
        while (end > 0 && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    long decimal(int from, int to) throws MalformedResponseException {
        return number(from, to, 10);
    }

    /** The number before a chunk's extensions. */
    long leadingHex() throws MalformedResponseException {
        int extensions = indexOf(';');
        int end = extensions < 0 ? length : extensions;
        while (end > 0 && isBlank(bytes[end - 1])) {
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
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], radix);
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
            int b = bytes[from + i];
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
