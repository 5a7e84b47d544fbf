package dev.footprint.contract.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A response as it came off the wire.
 *
 * @param request names the request it answers, for messages
 * @param fields header fields in the order they came
 * @param body without transfer coding; where there must be none, whatever was wrongly sent after the header
 */
public record Response(String request, int status, List<Field> fields, byte[] body) {

    public Response {
        fields = List.copyOf(fields);
    }

    /** All values of a field, whatever the case of its name. */
    public List<String> headers(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** @throws CharacterCodingException when the body is not UTF-8 */
    public String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** For messages: what cannot be decoded is replaced. */
    public String textLeniently() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
