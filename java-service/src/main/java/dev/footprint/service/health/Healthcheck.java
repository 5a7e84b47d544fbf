package dev.footprint.service.health;

import dev.footprint.service.config.Environment;
import dev.footprint.service.config.InvalidConfigException;
import dev.footprint.service.config.Port;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the service on this host's port for its readiness, for a container engine's health check: the image has no shell
 * and no curl. Uses nothing but java.base, so that it can run in a small JVM of its own without starting Quarkus.
 */
public final class Healthcheck {

    private static final int DEADLINE_MS = 2_000;
    private static final int STATUS_LINE_BYTES = "HTTP/1.1 200".length();

    private Healthcheck() {}

    /** Exits with 0 when the service is ready, else with 1 and the reason on stderr. */
    public static void main(String... args) {
        System.exit(run());
    }

    /** @return the process's exit code */
    public static int run() {
        try {
            String status = ask(Port.from(new Environment(System::getenv)));
            if (status.endsWith(" 200")) {
                return 0;
            }
            System.err.println("not ready: " + status);
        } catch (IOException | InvalidConfigException e) {
            System.err.println("not ready: " + e.getMessage());
        }
        return 1;
    }

    /** @return the status line up to the code, shorter when the service hung up before that */
    static String ask(int port) throws IOException {
        long end = System.nanoTime() + DEADLINE_MS * 1_000_000L;
        try (Socket socket = new Socket()) {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.connect(new InetSocketAddress(loopback, port), DEADLINE_MS);
            socket.getOutputStream()
                    .write("GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return statusLine(socket, end);
        }
    }

    // The deadline covers the whole answer: a timeout on each read alone would let a slow drip of bytes go on for ever.
    private static String statusLine(Socket socket, long end) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] line = new byte[STATUS_LINE_BYTES];
        int length = 0;
        while (length < line.length) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("no answer within " + DEADLINE_MS + " ms");
            }
            socket.setSoTimeout((int) left);
            int read = in.read(line, length, line.length - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII);
    }
}
