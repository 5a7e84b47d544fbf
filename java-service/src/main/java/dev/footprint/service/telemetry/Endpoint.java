package dev.footprint.service.telemetry;

import dev.footprint.service.config.Digits;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a signal is sent. Taken apart by ourselves, because java.net.URI finds no host in names with an underscore.
 *
 * @param path with the query, as it stands
 */
record Endpoint(String host, int port, String path) {

    private static final Pattern URL = Pattern.compile(
            "(?i:http)://(?:\\[(?<six>[0-9A-Fa-f:.]+)]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>[0-9]+))?(?<path>[/?][!-\"$-~]*)?");
    private static final int DEFAULT_PORT = 80;

    static Optional<Endpoint> parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        long port = url.group("port") == null ? DEFAULT_PORT : Digits.parse(url.group("port"));
        if (port < 1 || port > 65535) {
            return Optional.empty();
        }
        String path = url.group("path") == null ? "/" : url.group("path");
        return Optional.of(new Endpoint(
                url.group("six") == null ? url.group("host") : url.group("six"),
                (int) port,
                path.startsWith("?") ? "/" + path : path));
    }
}
