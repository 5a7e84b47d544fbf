package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.Session;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is no HTTP request. */
public final class MalformedChecks {

    private record Bytes(String what, String text) {}

    private static final String LINE = "GET /health HTTP/1.1\r\nHost: x\r\n";

    private static final List<Bytes> NO_REQUESTS = List.of(
            new Bytes("bytes", "\0\1\2 \u00ff\r\n\r\n"),
            new Bytes("words", "hello there, service\r\n\r\n"),
            new Bytes("no version", "GET /health HTTP/x.y\r\nHost: x\r\n\r\n"),
            new Bytes("header field without colon", LINE + "no colon\r\n\r\n"),
            new Bytes("length that is no number", LINE + "Content-Length: x\r\n\r\n"),
            new Bytes("header of 100 KiB", LINE + "X: " + "x".repeat(100 * 1024) + "\r\n\r\n"));

    private static final List<Integer> REFUSALS = List.of(400, 414, 431);

    private MalformedChecks() {}

    public static List<Check> all() {
        return List.of(Check.contract(
                "http.malformed",
                "What is no HTTP request is answered 400, 414 or 431, or not at all, and the connection is closed.",
                service -> Each.of(NO_REQUESTS, bytes -> refused(service, bytes))));
    }

    private static void refused(Service service, Bytes bytes) throws IOException {
        Request label = Request.of("GET", "/health").called("malformed: " + bytes.what());
        try (Session session = service.open()) {
            session.write(bytes.text().getBytes(StandardCharsets.ISO_8859_1));
            if (!session.isClosed(label)) {
                Answer answer = session.read(label);
                int status = answer.response().status();
                answer.expect(REFUSALS.contains(status), "one of " + REFUSALS + " or a close", status);
                answer.expect(session.isClosed(label), "the connection to be closed behind it", "more bytes");
            }
        }
        service.get("/health").status(200);
    }
}
