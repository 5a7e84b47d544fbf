package dev.footprint.matrix.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer as it came off the wire.
 *
 * @param headers names in lower case; values of a repeated field are joined by a comma
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text(), e);
        }
    }

    /** Whether the server says that it closes the connection. */
    public boolean closes() {
        return header("connection").equalsIgnoreCase("close");
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
