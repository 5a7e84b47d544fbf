package dev.footprint.load.fake;

import dev.footprint.load.fake.ScriptedServer.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of the users API as a mix needs: what is created can be deleted once, and each email is there once. */
public final class UsersServer implements AutoCloseable {

    private static final Pattern EMAIL = Pattern.compile("\"email\":\"([^\"]+)\"");
    private static final Pattern DELETE = Pattern.compile("DELETE /api/v1/users/([0-9]+) HTTP/1.1");
    private static final int SEEDED = 100;

    private final ScriptedServer server = ScriptedServer.handling(this::answer);
    private final AtomicInteger lastId = new AtomicInteger(SEEDED);
    private final Set<Integer> created = ConcurrentHashMap.newKeySet();
    private final Set<String> emails = ConcurrentHashMap.newKeySet();
    private final AtomicInteger creations = new AtomicInteger();
    private final AtomicInteger deletions = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    public String origin() {
        return server.url().origin();
    }

    public int created() {
        return creations.get();
    }

    public int deleted() {
        return deletions.get();
    }

    public int read() {
        return reads.get();
    }

    private boolean answer(Request request, OutputStream out) throws IOException {
        Matcher delete = DELETE.matcher(request.line());
        if (request.line().startsWith("POST /api/v1/users HTTP/1.1")) {
            create(request, out);
        } else if (delete.matches()) {
            boolean was = created.remove(Integer.valueOf(delete.group(1)));
            deletions.incrementAndGet();
            send(out, was ? "204 No Content" : "404 Not Found", "", "");
        } else {
            reads.incrementAndGet();
            send(out, "200 OK", "", "body of " + request.line());
        }
        return true;
    }

    private void create(Request request, OutputStream out) throws IOException {
        Matcher email = EMAIL.matcher(request.body());
        if (!email.find() || !emails.add(email.group(1))) {
            send(out, "409 Conflict", "", "");
            return;
        }
        int id = lastId.incrementAndGet();
        created.add(id);
        creations.incrementAndGet();
        send(out, "201 Created", "Location: /api/v1/users/" + id + "\r\n", "{\"id\":" + id + "}");
    }

    private static void send(OutputStream out, String status, String fields, String body) throws IOException {
        boolean hasBody = !status.startsWith("204");
        String length = hasBody ? "Content-Length: " + body.length() + "\r\n" : "";
        out.write(("HTTP/1.1 " + status + "\r\n" + fields + length + "\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        server.close();
    }
}
