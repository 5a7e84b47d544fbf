package dev.footprint.contract.checks;

import dev.footprint.contract.Service;
import dev.footprint.contract.http.Request;
import dev.footprint.contract.json.JsonLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of a POST that is special in one way.
 *
 * @param template the text, with {@code $EMAIL} where an email that nobody else has belongs
 * @param charset what its characters are sent as
 */
record Body(String what, String template, Charset charset) {

    /** In UTF-8. Quotation marks are written as apostrophes, which are easier to read in Java. */
    static Body of(String what, String template) {
        return exactly(what, template.replace('\'', '"'));
    }

    /** In UTF-8, apostrophes being apostrophes. */
    static Body exactly(String what, String template) {
        return new Body(what, template, StandardCharsets.UTF_8);
    }

    /** One byte for each character of the text. */
    static Body bytes(String what, String template) {
        return new Body(what, template.replace('\'', '"'), StandardCharsets.ISO_8859_1);
    }

    /** Right but for what is to be shown with this name. */
    static Body named(String what, String name) {
        return exactly(what, "{\"name\":\"" + JsonLine.escaped(name) + "\",\"email\":\"$EMAIL\"}");
    }

    /** Right but for what is to be shown with this email. */
    static Body addressed(String what, String email) {
        return exactly(what, "{\"name\":\"A\",\"email\":\"" + JsonLine.escaped(email) + "\"}");
    }

    Request post(String email) {
        return NewUsers.post(template.replace("$EMAIL", email).getBytes(charset))
                .called(what);
    }

    /** Sends each, and each has to be refused like this. */
    static void refused(Service service, List<Body> bodies, int status) throws IOException {
        Each.of(bodies, body -> service.send(body.post(service.email())).problem(status));
    }
}
