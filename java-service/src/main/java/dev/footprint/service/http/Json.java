package dev.footprint.service.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.footprint.service.users.User;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The contract's few shapes, written field by field in the contract's order. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USER_BYTES = 96;

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static byte[] user(User user) {
        return write(USER_BYTES, json -> user(json, user));
    }

    static byte[] users(List<User> users) {
        return write(USER_BYTES * (users.size() + 1), json -> {
            json.writeStartArray();
            for (User user : users) {
                user(json, user);
            }
            json.writeEndArray();
        });
    }

    static byte[] problem(Problem problem) {
        return write(256, json -> {
            json.writeStartObject();
            json.writeStringField("type", problem.type());
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.detail());
            json.writeEndObject();
        });
    }

    static byte[] health(String version) {
        return write(64, json -> {
            json.writeStartObject();
            json.writeStringField("status", "healthy");
            json.writeStringField("version", version);
            json.writeEndObject();
        });
    }

    private static void user(JsonGenerator json, User user) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", user.id());
        json.writeStringField("name", user.name());
        json.writeStringField("email", user.email());
        json.writeEndObject();
    }

    private static byte[] write(int size, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
