package dev.footprint.service.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.footprint.service.users.InvalidUserException;
import dev.footprint.service.users.NewUser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a new user, stricter than data binding does: the text is read to its end before its fields are judged, so that 400 is
 * for what is no JSON and 422 for what is no user.
 */
final class NewUserBody {

    private static final int NO_BOUND = 1 << 20;

    // The body's size is the bound. Names are not interned: crafted ones that collide would be refused as malformed.
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NO_BOUND)
                    .maxNumberLength(NO_BOUND)
                    .maxNameLength(NO_BOUND)
                    .build())
            .build();

    private String name;
    private String email;
    // The first thing that is wrong with the fields; null when nothing is.
    private String wrong;

    private NewUserBody() {}

    /** @throws ProblemException 400 or 422 */
    static NewUser parse(byte[] body) {
        NewUserBody fields = new NewUserBody();
        try (JsonParser json = FACTORY.createParser(text(body))) {
            fields.read(json);
        } catch (IOException e) {
            throw new ProblemException(400, "the body must be one JSON text in UTF-8");
        }
        return fields.user();
    }

    private static String text(byte[] body) throws CharacterCodingException {
        // A new decoder reports malformed input. It keeps a byte order mark, which is no JSON.
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private void read(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new IOException("nothing there");
        }
        if (first == JsonToken.START_OBJECT) {
            readFields(json);
        } else {
            note("the body must be an object");
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw new IOException("something behind the value");
        }
    }

    private void readFields(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            String value = json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : null;
            json.skipChildren();
            switch (field) {
                case "name" -> name = once(field, name, value);
                case "email" -> email = once(field, email, value);
                default -> note("there must be no other fields than name and email");
            }
        }
    }

    private String once(String field, String before, String value) {
        if (value == null) {
            note(field + " must be a string");
        } else if (before != null) {
            note(field + " must be there once");
        }
        return value;
    }

    private void note(String what) {
        if (wrong == null) {
            wrong = what;
        }
    }

    private NewUser user() {
        if (name == null || email == null) {
            note("name and email must be there");
        }
        if (wrong != null) {
            throw new ProblemException(422, wrong);
        }
        try {
            return NewUser.of(name, email);
        } catch (InvalidUserException e) {
            throw new ProblemException(422, e.getMessage());
        }
    }
}
