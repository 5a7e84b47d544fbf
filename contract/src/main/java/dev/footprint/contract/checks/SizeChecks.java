package dev.footprint.contract.checks;

import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** How large a body may be. */
public final class SizeChecks {

    static final int MOST = 65_536;

    private SizeChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "body.size.accepted",
                        "A body of 65,536 bytes is taken, announced or chunked.",
                        SizeChecks::accepted),
                Check.contract(
                        "body.size.refused",
                        "A body of more than 65,536 bytes is a 413 problem, announced or chunked.",
                        SizeChecks::refused));
    }

    private static void accepted(Service service) throws IOException {
        Each.of(List.of(MOST, 200), size -> {
            created(service, size, UnaryOperator.identity());
            created(service, size, SizeChecks::inChunks);
        });
    }

    private static void created(Service service, int size, UnaryOperator<Request> framing) throws IOException {
        String email = service.email();
        NewUsers.created(service.send(framing.apply(padded(email, size))), NewUsers.NAME, email);
    }

    private static void refused(Service service) throws IOException {
        Each.of(List.of(MOST + 1, 2 * MOST), size -> {
            service.send(padded(service.email(), size)).problem(413);
            service.send(inChunks(padded(service.email(), size))).problem(413);
        });
        service.get("/health").status(200);
    }

    private static Request inChunks(Request request) {
        return request.chunked().called(request.what() + " in chunks");
    }

    /** Right but for its size, with the white space that JSON allows at both ends. */
    static Request padded(String email, int size) {
        byte[] json = NewUsers.json(NewUsers.NAME, email).getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy(json, 0, body, size / 2, json.length);
        return NewUsers.post(body).called(size + " bytes");
    }
}
