import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT cache (JEP 483, 514, 515) of the packaged application: TrainCache JAVA_HOME APP CACHE FLAG...
 *
 * <p>Runs the application once under the paths and the flags of the image, sends it every request that the contract has while it
 * exports its telemetry to a collector that takes all, and lets it end: the JVM writes the cache then. A cache that is not used
 * looks like a slow JVM, so it is tried, too.
 */
public final class TrainCache {

    private static final int PORT = 3000;
    private static final int COLLECTOR = 4318;
    private static final int ROUNDS = 20;
    private static final String NEW_USER = "{\"name\":\"a\",\"email\":\"%d@b.c\"}";
    private static final List<String> REQUESTS = List.of(
            "GET /health", "GET /health/live", "GET /health/ready", "GET /api/v1/users", "GET /api/v1/users?limit=5&after=20",
            "GET /api/v1/users?limit=0", "GET /api/v1/users/1", "GET /api/v1/users/seven", "GET /api/v1/users/999999",
            "HEAD /api/v1/users/1", "OPTIONS /api/v1/users", "PUT /api/v1/users", "GET /nowhere");

    private TrainCache() {}

    public static void main(String... args) throws Exception {
        Path cache = Path.of(args[2]);
        List<String> java = new ArrayList<>(List.of(args).subList(3, args.length));
        java.addFirst(Path.of(args[0], "bin", "java").toString());
        String jar = Path.of(args[1], "quarkus-run.jar").toString();

        Map<String, Integer> exports = new ConcurrentSkipListMap<>();
        HttpServer collector = collector(exports);
        try {
            Process training = start(java, "-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=error", "-jar", jar);
            train(training);
        } finally {
            collector.stop(0);
        }
        System.out.println("exports that arrived: " + exports);
        Process trial = start(java, "-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-Xlog:class+load", "-jar", jar, "healthcheck");
        String loaded = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (loaded.lines().noneMatch(line -> line.contains("dev.footprint.service.Main source: shared objects file"))) {
            throw new IllegalStateException("the cache is not used: " + loaded);
        }
        System.out.println(cache + ": " + Files.size(cache) + " bytes");
    }

    private static HttpServer collector(Map<String, Integer> exports) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), COLLECTOR), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exports.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void train(Process service) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!answer("GET /health/ready", "").startsWith("HTTP/1.1 200")) {
            if (!service.isAlive() || System.nanoTime() > end) {
                service.destroyForcibly();
                throw new IllegalStateException("the service does not get ready");
            }
            Thread.sleep(100);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (String request : REQUESTS) {
                expect(request, "", request.contains("seven") || request.contains("limit=0") ? "400" : "");
            }
            String user = NEW_USER.formatted(round);
            expect("POST /api/v1/users", user, "201");
            expect("POST /api/v1/users", user, "409");
            expect("POST /api/v1/users", "{", "400");
            expect("DELETE /api/v1/users/" + (100 + round), "", "204");
        }
        // An export of every signal.
        Thread.sleep(6_000);
        service.destroy();
        if (!service.waitFor(10, TimeUnit.MINUTES) || service.exitValue() != 0) {
            service.destroyForcibly();
            throw new IllegalStateException("did not end by itself with 0");
        }
    }

    private static void expect(String request, String body, String status) {
        String answer = answer(request, body);
        if (!answer.startsWith("HTTP/1.1 " + status)) {
            throw new IllegalStateException(request + " " + body + ": " + answer);
        }
    }

    private static Process start(List<String> java, String... more) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(List.of(more).contains("healthcheck") ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String answer(String request, String body) {
        String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "not yet";
        }
    }
}
