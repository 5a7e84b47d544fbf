package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Check;
import dev.footprint.contract.Service;
import dev.footprint.contract.Session;
import dev.footprint.contract.User;
import dev.footprint.contract.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bound of the store in memory. Thousands of requests, and wrong for a database: only for who asks for it. */
public final class StoreBoundChecks {

    static final int MOST_USERS = 10_000;
    private static final int AT_ONCE = 100;

    private StoreBoundChecks() {}

    public static List<Check> all() {
        return List.of(Check.contract(
                "store.full",
                "A store in memory takes 10,000 users, then 507 until one is gone; what is wrong otherwise comes first.",
                StoreBoundChecks::full));
    }

    private static void full(Service service) throws IOException {
        List<User> created = new ArrayList<>();
        try (Session session = service.open()) {
            try {
                fill(service, session, created);
                User last = created.getLast();
                session.exchange(NewUsers.valid(service).called("full")).problem(507);
                session.exchange(NewUsers.post(NewUsers.json("A", last.email())).called("full, and a duplicate"))
                        .problem(409);
                session.exchange(NewUsers.post("{}").called("full, and no new user"))
                        .problem(422);
                session.exchange(Request.of("DELETE", Service.userPath(last.id())))
                        .status(204);
                created.removeLast();
                created.add(
                        session.exchange(NewUsers.valid(service)).status(201).user());
                session.exchange(NewUsers.valid(service).called("full again")).problem(507);
            } finally {
                empty(session, created);
            }
        }
    }

    // The fewer round trips, the sooner done: whole batches are sent before their answers are read.
    private static void fill(Service service, Session session, List<User> created) throws IOException {
        int missing = MOST_USERS - service.seed().users().size();
        while (created.size() < missing) {
            List<Request> posts = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, missing - created.size()); i++) {
                posts.add(NewUsers.valid(service));
            }
            for (Answer answer : together(session, posts)) {
                created.add(answer.status(201).user());
            }
        }
    }

    private static void empty(Session session, List<User> created) throws IOException {
        for (int from = 0; from < created.size(); from += AT_ONCE) {
            List<Request> deletes = created.subList(from, Math.min(created.size(), from + AT_ONCE)).stream()
                    .map(user -> Request.of("DELETE", Service.userPath(user.id())))
                    .toList();
            for (Answer answer : together(session, deletes)) {
                answer.status(204);
            }
        }
    }

    private static List<Answer> together(Session session, List<Request> requests) throws IOException {
        requests.forEach(session::send);
        List<Answer> answers = new ArrayList<>();
        for (Request request : requests) {
            answers.add(session.read(request));
        }
        return answers;
    }
}
