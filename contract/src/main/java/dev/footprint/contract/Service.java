package dev.footprint.contract;

import dev.footprint.contract.http.RawClient;
import java.io.IOException;

/** The service under check, and what the contract expects it to know. */
public final class Service {

    private final Settings settings;
    private final Seed seed;
    private final RawClient client;
    private final long endsAt;

    /** Starts the run's deadline. */
    Service(Settings settings, Seed seed) {
        this.settings = settings;
        this.seed = seed;
        this.client = new RawClient(settings.base());
        this.endsAt = System.nanoTime() + settings.deadline().toNanos();
    }

    /** @param target path and query, sent as it is */
    public Answer get(String target) throws IOException {
        return send("GET", target);
    }

    public Answer head(String target) throws IOException {
        return send("HEAD", target);
    }

    /** @throws IOException when there is no complete answer in time; the message names the request */
    public Answer send(String method, String target) throws IOException {
        long now = System.nanoTime();
        if (now - endsAt >= 0) {
            throw new IOException(method + " " + target + ": not sent, the run's deadline of "
                    + settings.deadline().toMillis() + " ms has passed");
        }
        long patience = Math.min(settings.timeout().toNanos(), endsAt - now);
        return new Answer(client.send(method, target, patience));
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
