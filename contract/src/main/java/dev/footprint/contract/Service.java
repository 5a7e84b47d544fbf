package dev.footprint.contract;

import dev.footprint.contract.http.RawClient;
import dev.footprint.contract.http.Request;
import dev.footprint.contract.http.Response;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The service under check, and what the contract expects it to know. */
public final class Service {

    public static final String USERS = "/api/v1/users";

    private final Settings settings;
    private final Seed seed;
    private final RawClient client;
    private final long endsAt;
    private final Created created = new Created();
    private final AtomicInteger tags = new AtomicInteger();
    private final String run = HexFormat.of().toHexDigits(new SplittableRandom().nextLong());

    /** Starts the run's deadline. */
    Service(Settings settings, Seed seed) {
        this.settings = settings;
        this.seed = seed;
        this.client = new RawClient(settings.base());
        this.endsAt = System.nanoTime() + settings.deadline().toNanos();
    }

    /** Where one user is. */
    public static String userPath(Object id) {
        return USERS + "/" + id;
    }

    /** @param target path and query, sent as it is */
    public Answer get(String target) throws IOException {
        return send("GET", target);
    }

    public Answer head(String target) throws IOException {
        return send("HEAD", target);
    }

    public Answer send(String method, String target) throws IOException {
        return send(Request.of(method, target));
    }

    /** @throws IOException when there is no complete answer in time; the message names the request */
    public Answer send(Request request) throws IOException {
        return send(request, patience(request));
    }

    private Answer send(Request request, long patience) throws IOException {
        try {
            return answer(request, client.send(request, patience));
        } catch (IOException e) {
            unanswered(request);
            throw e;
        }
    }

    /** A connection for several requests; the caller closes it. */
    public Session open() throws IOException {
        return new Session(this, client.open(patience(Request.of("GET", "/"))));
    }

    Answer answer(Request request, Response response) {
        created.note(request, response);
        return new Answer(response);
    }

    void unanswered(Request request) {
        created.unanswered(request);
    }

    long patience(Request request) throws IOException {
        long now = System.nanoTime();
        if (now - endsAt >= 0) {
            throw new IOException(request.label() + ": not sent, the run's deadline of "
                    + settings.deadline().toMillis() + " ms has passed");
        }
        return Math.min(settings.timeout().toNanos(), endsAt - now);
    }

    /**
     * Deletes what was created since the last time, also after the run's deadline.
     *
     * @throws IOException when something may be left because the service does not answer
     * @throws ContractViolation when it does not delete
     */
    void cleanUp() throws IOException {
        for (long id : created.takeIds()) {
            delete(id);
        }
        if (created.takeUnknown()) {
            deleteByTag();
        }
    }

    private void delete(long id) throws IOException {
        Answer answer =
                send(Request.of("DELETE", userPath(id)), settings.timeout().toNanos());
        int status = answer.response().status();
        answer.expect(status == 204 || status == 404, "the check's user to be deleted", status);
    }

    // The last resort, a page at a time through what is not seed.
    private void deleteByTag() throws IOException {
        long after = seed.users().getLast().id();
        while (true) {
            Request page = Request.of("GET", USERS + "?limit=100&after=" + after);
            List<User> users =
                    send(page, settings.timeout().toNanos()).status(200).users();
            for (User user : users) {
                if (user.email().contains(run) || user.name().contains(run)) {
                    delete(user.id());
                }
            }
            if (users.isEmpty() || users.getLast().id() <= after) {
                return;
            }
            after = users.getLast().id();
        }
    }

    /** A word that no other user of a store has in name or email, and that tells whose user it is. */
    public String tag() {
        return "contract-" + run + "-" + tags.incrementAndGet();
    }

    /** An email that nobody else has. */
    public String email() {
        return tag() + "@example.com";
    }

    public Seed seed() {
        return seed;
    }

    public String healthPath() {
        return settings.healthPath();
    }

    public String version() {
        return settings.version();
    }
}
