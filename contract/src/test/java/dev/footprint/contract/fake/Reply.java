package dev.footprint.contract.fake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a fake service answers. Content-Length is the server's business unless it is set here.
 *
 * @param bodyInAnyCase whether the body is sent where none belongs too: after HEAD, with 204
 */
public record Reply(int status, Map<String, String> headers, byte[] body, boolean bodyInAnyCase) {

    static Reply json(int status, String type, String body) {
        return new Reply(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8), false);
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0], false);
    }

    static Reply problem(int status, String title, String detail) {
        return json(
                status,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail
                        + "\"}");
    }

    public Reply withStatus(int changed) {
        return new Reply(changed, headers, body, bodyInAnyCase);
    }

    public Reply with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Reply(status, changed, body, bodyInAnyCase);
    }

    public Reply without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new Reply(status, changed, body, bodyInAnyCase);
    }

    public Reply withBody(String changed) {
        return withBody(changed.getBytes(StandardCharsets.UTF_8));
    }

    public Reply withBody(byte[] changed) {
        return new Reply(status, headers, changed, bodyInAnyCase);
    }

    public Reply withBodyInAnyCase() {
        return new Reply(status, headers, body, true);
    }

    public Reply replacing(String literal, String replacement) {
        String text = text();
        if (!text.contains(literal)) {
            throw new IllegalStateException("nothing to sabotage: no " + literal + " in " + text);
        }
        return withBody(text.replace(literal, replacement));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
