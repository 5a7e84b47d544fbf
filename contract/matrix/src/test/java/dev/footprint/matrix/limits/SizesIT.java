package dev.footprint.matrix.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntPredicate;

/** Sizes: header section, target, body, nesting. */
@Matrix
class SizesIT {
    private static final int MOST_BODY = 65_536;
    private static final int CLOSED = -1;
    private final Serving serving;

    SizesIT(Serving serving) {
        this.serving = serving;
    }

    @Row(id = "limits.size.head-taken", value = "A header section of 8 KiB is taken.")
    void headTaken() throws IOException {
        assertThat(serving.service
                        .get("/health", "X-Padding: " + "x".repeat(8_000))
                        .status())
                .isEqualTo(200);
    }

    @Row(
            id = "limits.size.head",
            value = "A header section, a field or a target of more than 64 KiB: 400, 414, 431 or a close.")
    void head() throws IOException {
        IntPredicate refused = status -> status == CLOSED || status == 400 || status == 414 || status == 431;
        StringBuilder many = new StringBuilder("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (int i = 0; i < 1_000; i++) {
            many.append("X-Field-")
                    .append(i)
                    .append(": ")
                    .append("x".repeat(100))
                    .append("\r\n");
        }
        assertThat(refused.test(status(many.append("\r\n").toString())))
                .as("100 KiB in 1,000 fields")
                .isTrue();
        String one = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Field: " + "x".repeat(100_000) + "\r\n\r\n";
        assertThat(refused.test(status(one))).as("100 KiB in one field").isTrue();
        String target = "GET /health?" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        assertThat(refused.test(status(target))).as("a target of 100 KiB").isTrue();
        serving.assertWell();
    }

    @Row(id = "limits.size.body-taken", value = "A body of exactly 65,536 bytes is taken, announced or chunked.")
    void bodyTaken() throws IOException {
        assertThat(announced(padded("announced", MOST_BODY))).isEqualTo(201);
        assertThat(chunked(padded("chunked", MOST_BODY))).isEqualTo(201);
    }

    @Row(id = "limits.size.body", value = "A body of 65,537 bytes, or of a gigabyte, is 413, announced or chunked.")
    void body() throws IOException {
        assertThat(announced(padded("larger", MOST_BODY + 1))).isEqualTo(413);
        assertThat(chunked(padded("larger", MOST_BODY + 1))).isEqualTo(413);
        // Only the announcement is sent: nobody waits for the rest.
        assertThat(status("POST /api/v1/users HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1073741824\r\n\r\n{"))
                .isEqualTo(413);
        serving.assertWell();
    }

    @Row(
            id = "limits.size.endless-body",
            value = "A chunked body without end is cut off (20 s at most; seen within 25 s), and costs no memory.")
    void endlessBody() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(MOST_BODY) + "\r\n";
        try (Connection connection = new Connection(serving.service.port())) {
            connection.write(connection.head(
                    "POST", "/api/v1/users", -1, "Content-Type: application/json", "Transfer-Encoding: chunked"));
            for (int i = 0; i < 500; i++) {
                connection.write(chunk);
                Wait.pause(Duration.ofMillis(50));
            }
        } catch (IOException e) {
            serving.assertWell();
            return;
        }
        throw new AssertionError("500 chunks of 64 KiB were taken in 25 s, and more would have been");
    }

    @Row(
            id = "limits.size.nesting",
            value = "JSON that is nested 30,000 levels deep is 400 or 422, and the service goes on.")
    void nesting() throws IOException {
        for (String text : new String[] {
            "[".repeat(30_000),
            "[".repeat(30_000) + "]".repeat(30_000),
            "{\"name\":".repeat(7_000),
            "{\"name\":" + "[".repeat(60_000)
        }) {
            assertThat(announced(text)).isIn(400, 422);
        }
        serving.assertWell();
    }

    @Row(id = "limits.size.numbers", value = "A number of 60,000 digits is 400 or 422, quickly.")
    void numbers() throws IOException {
        long begun = System.nanoTime();
        assertThat(announced("{\"name\":" + "9".repeat(60_000) + "}")).isIn(400, 422);
        assertThat(announced("{\"name\":1e" + "9".repeat(60_000) + "}")).isIn(400, 422);
        assertThat(System.nanoTime() - begun).as("nanoseconds").isLessThan(2_000_000_000L);
        serving.assertWell();
    }

    private static String padded(String name, int length) {
        String user = "{\"name\":\"" + name + "\",\"email\":\"" + name + "@size.test\"}";
        return user + " ".repeat(length - user.length());
    }

    private int announced(String body) throws IOException {
        try (Connection connection = new Connection(serving.service.port())) {
            return status(
                    connection,
                    connection.head("POST", "/api/v1/users", body.length(), "Content-Type: application/json") + body);
        }
    }

    private int chunked(String body) throws IOException {
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < body.length(); i += 5_000) {
            String part = body.substring(i, Math.min(body.length(), i + 5_000));
            chunks.append(Integer.toHexString(part.length()))
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        try (Connection connection = new Connection(serving.service.port())) {
            String head = connection.head(
                    "POST", "/api/v1/users", -1, "Content-Type: application/json", "Transfer-Encoding: chunked");
            return status(connection, head + chunks + "0\r\n\r\n");
        }
    }

    private int status(String raw) throws IOException {
        try (Connection connection = new Connection(serving.service.port())) {
            return status(connection, raw);
        }
    }

    private static int status(Connection connection, String raw) {
        try {
            connection.write(raw);
        } catch (IOException e) {
            // The answer may have come before everything was sent, and then the connection's end.
        }
        try {
            Reply reply = connection.read();
            return reply.status();
        } catch (IOException e) {
            return CLOSED;
        }
    }
}
