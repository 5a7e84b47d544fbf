package dev.footprint.deploy.pull.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three routes: {@code /v2/}, {@code /v2/NAME/manifests/REFERENCE} and {@code /v2/NAME/blobs/DIGEST}. There is one image, whatever the
 * reference says; the first part of the repository's name is that of the throttle.
 */
final class PullEndpoint implements HttpHandler {
    /** Only digests and names of ours lead to files. */
    private static final Pattern ROUTE = Pattern.compile(
            "/v2/(?<speed>[a-z0-9]+)/[a-z0-9._-]+/(?<kind>manifests|blobs)/(?<reference>[A-Za-z0-9:._-]+)");

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int CHUNK = 16 * 1024;

    private final Path folder;
    private final Map<String, Throttle> throttles;
    private final BiConsumer<String, Long> served;

    /**
     * @param folder {@code manifest.json} and its blobs, named {@code sha256:...}
     * @param served told the digest and the bytes of each blob that was sent whole
     */
    PullEndpoint(Path folder, Map<String, Throttle> throttles, BiConsumer<String, Long> served) {
        this.folder = folder;
        this.throttles = throttles;
        this.served = served;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher route = ROUTE.matcher(path);
            if (path.equals("/v2/")) {
                exchange.sendResponseHeaders(200, -1);
            } else if (!route.matches() || !throttles.containsKey(route.group("speed"))) {
                exchange.sendResponseHeaders(404, -1);
            } else if (route.group("kind").equals("manifests")) {
                manifest(exchange);
            } else {
                blob(exchange, route.group("reference"), throttles.get(route.group("speed")));
            }
        }
    }

    private void manifest(HttpExchange exchange) throws IOException {
        byte[] manifest = Files.readAllBytes(folder.resolve("manifest.json"));
        exchange.getResponseHeaders().set("Content-Type", Manifest.MEDIA_TYPE);
        exchange.getResponseHeaders().set("Docker-Content-Digest", Manifest.digest(manifest));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(manifest.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, manifest.length);
        exchange.getResponseBody().write(manifest);
    }

    private void blob(HttpExchange exchange, String digest, Throttle throttle) throws IOException {
        Path blob = folder.resolve(digest);
        if (!DIGEST.matcher(digest).matches() || !Files.exists(blob)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, Files.size(blob));
        try (InputStream in = Files.newInputStream(blob);
                OutputStream out = exchange.getResponseBody()) {
            long sent = send(in, out, throttle);
            served.accept(digest, sent);
        }
    }

    private static long send(InputStream in, OutputStream out, Throttle throttle) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long sent = 0;
        try {
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                throttle.take(n);
                out.write(chunk, 0, n);
                sent += n;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the endpoint is being stopped");
        }
        return sent;
    }
}
