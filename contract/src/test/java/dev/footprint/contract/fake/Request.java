package dev.footprint.contract.fake;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it came in. {@code query} is null where there is none.
 *
 * @param headers names in lower case
 * @param body without transfer coding
 */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

    /** What could not be parsed. */
    static final Request MALFORMED = new Request("", "", null, Map.of(), new byte[0]);

    static Request of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new Request(method, target, null, headers, body)
                : new Request(method, target.substring(0, mark), target.substring(mark + 1), headers, body);
    }

    /** The same for another target. */
    public Request at(String target) {
        return of(method, target, headers, body);
    }

    public boolean isMalformed() {
        return method.isEmpty();
    }

    public String target() {
        return query == null ? path : path + "?" + query;
    }

    public boolean is(String method, String target) {
        return this.method.equals(method) && target().equals(target);
    }

    /** The value of a header field, empty where there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
