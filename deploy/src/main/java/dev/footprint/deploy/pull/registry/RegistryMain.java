package dev.footprint.deploy.pull.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * {@code RegistryMain FOLDER NAME=BITS_PER_SECOND...}: serves one image on a free port of loopback, and says on stdout, a JSON line each,
 * which port and which blobs were fetched whole.
 */
public final class RegistryMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The engine fetches three layers at a time, and closes no connection. */
    private static final int THREADS = 8;

    private RegistryMain() {}

    public static void main(String[] args) throws IOException {
        Map<String, Throttle> throttles = new LinkedHashMap<>();
        for (int i = 1; i < args.length; i++) {
            String[] pair = args[i].split("=", 2);
            throttles.put(pair[0], new Throttle(Long.parseLong(pair[1])));
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", new PullEndpoint(Path.of(args[0]), throttles, RegistryMain::served));
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
        say(Map.of("event", "ready", "port", server.getAddress().getPort()));
    }

    private static void served(String digest, long bytes) {
        say(Map.of("event", "served", "digest", digest, "bytes", bytes));
    }

    private static synchronized void say(Map<String, ?> line) {
        System.out.println(JSON.valueToTree(line).toString());
    }
}
