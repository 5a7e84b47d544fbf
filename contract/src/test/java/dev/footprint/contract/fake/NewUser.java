package dev.footprint.contract.fake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The body of a POST, taken by the contract's rules. */
record NewUser(String name, String email) {

    private static final int LARGEST = 65_536;
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NAME = Pattern.compile("[^\\u0000-\\u0020\\u007f-\\u009f\\ud800-\\udfff]"
            + "([^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*[^\\u0000-\\u0020\\u007f-\\u009f\\ud800-\\udfff])?");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** @throws Refusal with the first thing that is wrong */
    static NewUser of(Request request) {
        String type = request.header("content-type").split(";", 2)[0].strip();
        String coding = request.headers().getOrDefault("content-encoding", "identity");
        if (!type.equalsIgnoreCase("application/json") || !coding.equalsIgnoreCase("identity")) {
            throw new Refusal(415, "Unsupported Media Type", "the body must be application/json");
        }
        if (request.body().length > LARGEST) {
            throw new Refusal(413, "Content Too Large", "a body may have at most 65536 bytes");
        }
        Map<String, String> fields = new HashMap<>();
        for (Map.Entry<String, String> field : fields(request.body())) {
            if (fields.put(field.getKey(), field.getValue()) != null) {
                throw Refusal.unprocessable("a field is there twice");
            }
        }
        if (!fields.keySet().equals(Set.of("name", "email"))) {
            throw Refusal.unprocessable("a new user has name and email, and nothing else");
        }
        return checked(fields.get("name"), fields.get("email"));
    }

    private static NewUser checked(String name, String email) {
        if (!NAME.matcher(name).matches() || name.codePointCount(0, name.length()) > 100) {
            throw Refusal.unprocessable("name has 1 to 100 characters");
        }
        if (!EMAIL.matcher(email).matches() || email.length() > 254) {
            throw Refusal.unprocessable("email is an address of at most 254 characters");
        }
        return new NewUser(name, email.toLowerCase(Locale.ROOT));
    }

    /** The fields of the object in their order; one that is no string has an impossible value. */
    private static List<Map.Entry<String, String>> fields(byte[] utf8) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        boolean object;
        try (JsonParser parser = JSON.createParser(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString())) {
            object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean string = parser.nextToken() == JsonToken.VALUE_STRING;
                fields.add(Map.entry(name, string ? parser.getText() : ""));
                parser.skipChildren();
            }
            if (!object) {
                parser.skipChildren();
            }
            if (parser.currentToken() == null || parser.nextToken() != null) {
                throw Refusal.malformed("one JSON text is expected");
            }
        } catch (IOException e) {
            throw Refusal.malformed("the body is not JSON in UTF-8");
        }
        if (!object) {
            throw Refusal.unprocessable("a new user is an object");
        }
        return fields;
    }
}
