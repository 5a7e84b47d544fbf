package dev.footprint.contract.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** One event as a JSON object on one line, members in the order they are put. */
public final class JsonLine {

    private final StringBuilder line = new StringBuilder("{");

    private JsonLine() {}

    public static JsonLine event(String name) {
        return new JsonLine().put("event", name);
    }

    public JsonLine put(String name, String value) {
        name(name).append('"').append(escaped(value)).append('"');
        return this;
    }

    /** What stands between the quotation marks of a JSON string. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        JsonStringEncoder.getInstance().quoteAsString(text, escaped);
        return escaped.toString();
    }

    public JsonLine put(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    public JsonLine put(String name, long value) {
        name(name).append(value);
        return this;
    }

    private StringBuilder name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        return line.append('"').append(name).append("\":");
    }

    @Override
    public String toString() {
        return line + "}";
    }
}
