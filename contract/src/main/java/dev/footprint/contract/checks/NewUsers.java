package dev.footprint.contract.checks;

import dev.footprint.contract.Answer;
import dev.footprint.contract.Service;
import dev.footprint.contract.User;
import dev.footprint.contract.http.Request;
import dev.footprint.contract.json.JsonLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Creating users, as several checks need it. */
final class NewUsers {

    static final String NAME = "Contract Check";

    private NewUsers() {}

    static String json(String name, String email) {
        return "{\"name\":\"" + JsonLine.escaped(name) + "\",\"email\":\"" + JsonLine.escaped(email) + "\"}";
    }

    /** Without a Content-Type. */
    static Request untyped(byte[] body) {
        return Request.of("POST", Service.USERS).body(body);
    }

    static Request post(byte[] body) {
        return untyped(body).with("Content-Type", Answer.JSON);
    }

    static Request post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request that breaks no rule. */
    static Request valid(Service service) {
        return post(json(NAME, service.email()));
    }

    static User create(Service service) throws IOException {
        return create(service, NAME, service.email());
    }

    static User create(Service service, String name, String email) throws IOException {
        return created(service.send(post(json(name, email)).called("name " + name + ", email " + email)), name, email);
    }

    /** The answer to a creation, as far as it can be told without asking again. */
    static User created(Answer answer, String name, String email) {
        User user = answer.status(201).contentType(Answer.JSON).user();
        answer.header("Location", Service.userPath(user.id()));
        User expected = new User(user.id(), name, email.toLowerCase(Locale.ROOT));
        answer.expect(user.id() > 0 && user.equals(expected), "the new user " + expected, user);
        return user;
    }

    static void delete(Service service, User user) throws IOException {
        service.send("DELETE", Service.userPath(user.id())).status(204);
    }
}
