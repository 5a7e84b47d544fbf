package dev.footprint.service.telemetry;

import dev.footprint.service.config.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code key=value,key=value} with percent-encoded values, as headers and resource attributes are written. */
final class KeyValueList {

    // RFC 9110's token: what a header's name may be.
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private KeyValueList() {}

    /** @return empty when {@code text} is no such list */
    static Optional<Map<String, String>> parse(String text) {
        Map<String, String> list = new LinkedHashMap<>();
        for (String member : text.split(",", -1)) {
            int equals = member.indexOf('=');
            String key = equals < 0 ? "" : member.substring(0, equals).strip();
            Optional<String> value =
                    PercentEncoding.decode(member.substring(equals + 1).strip());
            if (!KEY.matcher(key).matches() || value.isEmpty() || hasControls(value.get())) {
                return Optional.empty();
            }
            list.put(key, value.get());
        }
        return Optional.of(list);
    }

    // A line break in a header would be another header.
    private static boolean hasControls(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}
