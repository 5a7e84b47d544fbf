package dev.footprint.service.users;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The users that every contender starts with, packaged from contract/users.json. */
final class Seed {

    private static final String RESOURCE = "users.json";

    private Seed() {}

    /** @throws UncheckedIOException when the packaged file is missing or malformed: a broken build */
    static List<User> users() {
        try (InputStream json = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new IOException(RESOURCE + " was not packaged");
            }
            return parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Token by token: data binding would have to learn a type by reflection before the service can answer.
    static List<User> parse(InputStream json) throws IOException {
        List<User> users = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                users.add(user(parser));
            }
        }
        return users;
    }

    private static User user(JsonParser parser) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
        long id = 0;
        String name = null;
        String email = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "id" -> id = parser.getLongValue();
                case "name" -> name = parser.getText();
                case "email" -> email = parser.getText();
                default -> throw new IOException(RESOURCE + " has an unknown field " + field);
            }
        }
        if (id < 1 || name == null || email == null) {
            throw new IOException(RESOURCE + " has an incomplete user before line "
                    + parser.currentLocation().getLineNr());
        }
        return new User(id, name, email);
    }

    private static void expect(JsonParser parser, JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException(RESOURCE + " has " + found + " instead of " + expected + " in line "
                    + parser.currentLocation().getLineNr());
        }
    }
}
