package dev.footprint.service.http;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 8259 as it is written, for comparison: an object is a list of its fields, a string a string, the rest is "other". */
final class JsonGrammar {

    static final class NoJson extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    private static final Pattern BLANK = Pattern.compile("[ \\t\\n\\r]*+");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final Pattern CHARACTER =
            Pattern.compile("[^\"\\\\\\x{0}-\\x{1f}]|\\\\([\"\\\\/bfnrt]|u[0-9A-Fa-f]{4})", Pattern.DOTALL);
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    JsonGrammar(String text) {
        this.text = text;
    }

    Object read() throws NoJson {
        Object value = value();
        if (at != text.length()) {
            throw new NoJson();
        }
        return value;
    }

    private Object value() throws NoJson {
        take(BLANK);
        Object value = "{".equals(peek()) ? object() : "[".equals(peek()) ? array() : scalar();
        take(BLANK);
        return value;
    }

    private Object scalar() throws NoJson {
        if ("\"".equals(peek())) {
            return string();
        }
        if (take(NUMBER) == null && take(WORD) == null) {
            throw new NoJson();
        }
        return 0;
    }

    private List<Map.Entry<String, Object>> object() throws NoJson {
        List<Map.Entry<String, Object>> fields = new ArrayList<>();
        expect('{');
        take(BLANK);
        while (!"}".equals(peek())) {
            if (!fields.isEmpty()) {
                expect(',');
                take(BLANK);
            }
            String name = string();
            take(BLANK);
            expect(':');
            fields.add(Map.entry(name, value()));
        }
        expect('}');
        return fields;
    }

    private Object array() throws NoJson {
        expect('[');
        take(BLANK);
        boolean empty = true;
        while (!"]".equals(peek())) {
            if (!empty) {
                expect(',');
            }
            value();
            empty = false;
        }
        expect(']');
        return 0;
    }

    private String string() throws NoJson {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (!"\"".equals(peek())) {
            String one = take(CHARACTER);
            if (one == null) {
                throw new NoJson();
            }
            if (one.startsWith("\\u")) {
                string.append((char) Integer.parseInt(one.substring(2), 16));
            } else {
                string.append(one.startsWith("\\") ? "" + MEANINGS.charAt(ESCAPES.indexOf(one.charAt(1))) : one);
            }
        }
        expect('"');
        return string.toString();
    }

    private String peek() throws NoJson {
        if (at == text.length()) {
            throw new NoJson();
        }
        return text.substring(at, at + 1);
    }

    private void expect(char character) throws NoJson {
        if (!peek().equals(String.valueOf(character))) {
            throw new NoJson();
        }
        at++;
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }
}
