package dev.footprint.contract;

import dev.footprint.contract.http.Request;
import dev.footprint.contract.http.Response;
import dev.footprint.contract.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The users that the checks have made and not yet deleted, seen from the answers alone. */
final class Created {

    private final Set<Long> ids = ConcurrentHashMap.newKeySet();
    private volatile boolean unknown;

    void note(Request request, Response response) {
        if (request.method().equals("POST") && response.status() == 201) {
            try {
                ids.add(User.fromJson(Json.parse(response.text())).id());
            } catch (IOException | IllegalArgumentException e) {
                unknown = true;
            }
        } else if (request.method().equals("DELETE") && response.status() == 204) {
            String target = request.target();
            ids.removeIf(id -> target.equals(Service.userPath(id)));
        }
    }

    /** There was no answer: a user may have been made or not. */
    void unanswered(Request request) {
        unknown |= request.method().equals("POST");
    }

    /** What there is to delete now. From here on it is the caller's. */
    List<Long> takeIds() {
        List<Long> taken = List.copyOf(ids);
        ids.clear();
        return taken;
    }

    /** Whether there may be users whose ids no answer told. */
    boolean takeUnknown() {
        boolean taken = unknown;
        unknown = false;
        return taken;
    }
}
