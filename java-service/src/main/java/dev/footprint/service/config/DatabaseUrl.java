package dev.footprint.service.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DATABASE_URL, taken apart by ourselves: java.net.URI refuses host names with an underscore, which Compose makes, and the
 * value must not appear in an error.
 */
public record DatabaseUrl(String host, int port, String database, String user, String password) {

    private static final String NAME = "DATABASE_URL";
    private static final String FORM =
            "set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE, or unset it to keep users in memory";
    private static final int DEFAULT_PORT = 5432;
    private static final Pattern URL = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://"
            + "(?<user>[^:@/?#\\s]+)(:(?<password>[^@/?#\\s]*))?@"
            + "(\\[(?<six>[0-9A-Fa-f:.]+)]|(?<host>[A-Za-z0-9._-]+))(:(?<port>[0-9]+))?"
            + "/(?<database>[^/?#\\s]+)(\\?(?<query>[^#\\s]*))?");

    /** @return empty when there is none: users are kept in memory */
    public static Optional<DatabaseUrl> from(Environment env) {
        return env.value(NAME).map(DatabaseUrl::parse);
    }

    static DatabaseUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw refused("is no PostgreSQL URL");
        }
        if (!url.group("scheme").equals("postgres") && !url.group("scheme").equals("postgresql")) {
            throw refused("has another scheme than postgres or postgresql");
        }
        long port = url.group("port") == null ? DEFAULT_PORT : Digits.parse(url.group("port"));
        if (port < 1 || port > 65535) {
            throw refused("has no port from 1 to 65535");
        }
        checkQuery(url.group("query"));
        return new DatabaseUrl(
                url.group("six") == null ? url.group("host") : url.group("six"),
                (int) port,
                decode(url.group("database")),
                decode(url.group("user")),
                url.group("password") == null ? "" : decode(url.group("password")));
    }

    private static void checkQuery(String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String parameter : query.split("&", -1)) {
            if (!parameter.equals("sslmode=disable") && !parameter.equals("sslmode=prefer")) {
                throw refused("asks for what is not built in (the connection is plain TCP): the only parameters are"
                        + " sslmode=disable and sslmode=prefer");
            }
        }
    }

    private static String decode(String part) {
        return PercentEncoding.decode(part)
                .filter(text -> text.indexOf('\0') < 0)
                .orElseThrow(() -> refused("is not percent-encoded UTF-8"));
    }

    private static InvalidConfigException refused(String what) {
        return Environment.refusedUnseen(NAME, what, FORM);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + database;
    }
}
