package dev.footprint.contract.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * An http URL that cannot leave this machine. Everything in this project that sends requests takes one of these, so
 * the rule is decided here and nowhere else.
 *
 * @param address a loopback address and a port
 * @param authority host and port as a Host header shows them
 * @param target path and query as a request line shows them, at least {@code /}
 */
public record LoopbackUrl(InetSocketAddress address, String authority, String target) {

    private static final int HTTP_PORT = 80;

    public LoopbackUrl {
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(refusal(authority));
        }
    }

    /** @throws IllegalArgumentException with a sentence for the user when it is no http URL or not loopback */
    public static LoopbackUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: '" + text + "' (" + e.getReason() + ")", e);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("expected a URL like http://127.0.0.1:3000, got '" + text + "'");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a URL without user and fragment is needed, got '" + text + "'");
        }
        int port = uri.getPort() == -1 ? HTTP_PORT : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, got '" + text + "'");
        }
        InetAddress host = loopback(uri.getHost());
        return new LoopbackUrl(new InetSocketAddress(host, port), uri.getHost() + ":" + port, target(uri));
    }

    /** Scheme, host and port. */
    public String origin() {
        return "http://" + authority;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (target.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("percent-encode what is not ASCII in '" + target + "'");
        }
        return target;
    }

    // No name is ever looked up: a hosts file or a resolver must not be able to send load somewhere else.
    private static InetAddress loopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return InetAddress.ofLiteral("127.0.0.1");
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal(host), e);
        }
        throw new IllegalArgumentException(refusal(host));
    }

    private static String refusal(String host) {
        return "refusing '" + host + "': only this machine's loopback is allowed (127.0.0.0/8, [::1] or localhost); "
                + "publish the service's port on 127.0.0.1 or join its network namespace";
    }
}
