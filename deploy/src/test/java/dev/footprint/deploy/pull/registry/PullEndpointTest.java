package dev.footprint.deploy.pull.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullEndpointTest {
    private static final byte[] CONTENT = new byte[250_000];
    private static final String DIGEST = Manifest.digest(CONTENT);

    private final Map<String, Long> served = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private byte[] manifest;
    private HttpServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Manifest.Blob blob = new Manifest.Blob(DIGEST, CONTENT.length);
        manifest = Manifest.of(blob, List.of(blob));
        Files.write(folder.resolve(DIGEST), CONTENT);
        Files.write(folder.resolve("manifest.json"), manifest);
        Files.write(folder.resolve("secret"), new byte[1]);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, Throttle> throttles = Map.of("fast", new Throttle(0), "slow", new Throttle(4_000_000));
        server.createContext("/", new PullEndpoint(folder, throttles, served::put));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void saysThatItIsARegistry() throws Exception {
        assertThat(get("/v2/").statusCode()).isEqualTo(200);
    }

    @Test
    void givesTheManifestByAnyReferenceWithItsDigest() throws Exception {
        HttpResponse<byte[]> answer = get("/v2/fast/rust-axum/manifests/latest");
        assertThat(answer.body()).isEqualTo(manifest);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Manifest.MEDIA_TYPE);
        assertThat(answer.headers().firstValue("Docker-Content-Digest")).hasValue(Manifest.digest(manifest));
    }

    @Test
    void aHeadRequestHasTheLengthAndNoBody() throws Exception {
        HttpRequest head = request("/v2/fast/rust-axum/manifests/latest").HEAD().build();
        HttpResponse<byte[]> answer = client.send(head, BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(manifest.length);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void countsTheBytesOfABlob() throws Exception {
        assertThat(get("/v2/fast/rust-axum/blobs/" + DIGEST).body()).isEqualTo(CONTENT);
        assertThat(served).isEqualTo(Map.of(DIGEST, (long) CONTENT.length));
    }

    @Test
    void aThrottledBlobTakesAsLongAsItsBytesNeed() throws Exception {
        long before = System.nanoTime();
        get("/v2/slow/rust-axum/blobs/" + DIGEST);
        // 2,000,000 bits at 4,000,000 a second.
        assertThat((System.nanoTime() - before) / 1e6).isBetween(500.0, 1_500.0);
    }

    @Test
    void nothingElseIsThere() throws Exception {
        for (String path : List.of(
                "/",
                "/v2/fast/rust-axum/blobs/secret",
                "/v2/fast/rust-axum/blobs/..%2Fsecret",
                "/v2/fast/rust-axum/blobs/sha256:" + "0".repeat(64),
                "/v2/other/rust-axum/manifests/latest",
                "/v2/fast/rust-axum/tags/list")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }
}
