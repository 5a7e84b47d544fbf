package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.fake.Request;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Bodies that are taken or refused wrongly. */
final class BodyFaults {

    private BodyFaults() {}

    static Stream<Fault> all() {
        return Stream.of(refused(), accepted(), readWrongly(), storedWrongly()).flatMap(faults -> faults);
    }

    private static Stream<Fault> refused() {
        return Stream.of(
                        "body.media-type.refused",
                        "body.size.refused",
                        "body.json.malformed",
                        "body.json.utf-8",
                        "body.json.depth",
                        "body.no-object",
                        "body.fields",
                        "body.name.refused",
                        "body.email.refused")
                .flatMap(check -> Stream.of(
                        Fault.answering(check, "taken", BodyFaults::isError, reply -> reply.withStatus(201)),
                        Fault.answering(check, "conflict", BodyFaults::isError, reply -> reply.withStatus(409)),
                        Fault.answering(
                                check,
                                "plain JSON",
                                BodyFaults::isError,
                                reply -> reply.with("Content-Type", "application/json"))));
    }

    private static Stream<Fault> accepted() {
        return Stream.of(
                        "body.media-type.accepted",
                        "body.size.accepted",
                        "body.json.accepted",
                        "body.name.accepted",
                        "body.email.accepted")
                .flatMap(check -> Stream.of(
                        Fault.answering(
                                check, "refused", reply -> reply.status() == 201, reply -> reply.withStatus(422)),
                        Fault.answering(
                                check,
                                "without Location",
                                reply -> reply.status() == 201,
                                reply -> reply.without("Location"))));
    }

    private static Stream<Fault> readWrongly() {
        return Stream.of(
                header("body.media-type.refused", "any type", "content-type", "application/json"),
                header("body.media-type.refused", "any coding", "content-encoding", "identity"),
                Fault.reading(
                        "body.size.refused",
                        "cut off",
                        request -> body(request, request.text().strip())),
                Fault.reading(
                        "body.json.malformed",
                        "text behind ignored",
                        request -> body(request, request.text().replaceFirst("(?s)\\}[^}]*$", "}"))),
                Fault.reading("body.json.utf-8", "replaced", request -> body(request, request.text())),
                Fault.reading(
                        "body.json.utf-8",
                        "byte order mark skipped",
                        request -> body(request, request.text().replace("\ufeff", ""))),
                Fault.reading(
                        "body.fields",
                        "unknown field ignored",
                        request -> body(request, request.text().replace(",\"age\":3", ""))),
                Fault.reading(
                        "body.name.refused",
                        "trimmed",
                        request -> body(request, request.text().replace("A \"", "A\""))),
                Fault.reading(
                        "body.name.refused",
                        "lone surrogate replaced",
                        request -> body(request, request.text().replace("\\ud800", "\ufffd"))),
                Fault.reading(
                        "body.email.refused",
                        "lower-cased first",
                        request -> body(request, request.text().replace('\u212a', 'k'))));
    }

    private static Fault header(String check, String what, String name, String value) {
        return Fault.reading(check, what, request -> {
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.put(name, value);
            return new Request(request.method(), request.path(), request.query(), headers, request.body());
        });
    }

    private static Request body(Request request, String text) {
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<Fault> storedWrongly() {
        String check = "body.name.accepted";
        return Stream.of(
                names(check, "normalized", text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                names(check, "trimmed", text -> text.replace("\u00a0A", "A")),
                names(check, "question marks", text -> text.replace("\ud83d\ude00", "?")),
                names(check, "escaped for HTML", text -> text.replace("<b>", "&lt;b&gt;")),
                names("body.json.accepted", "escapes kept", text -> text.replace("\u00e9", "\\\\u00e9")),
                names("body.media-type.accepted", "charset believed", text -> text.replace("\u00fc", "\u00c3\u00bc")));
    }

    private static Fault names(String check, String what, UnaryOperator<String> change) {
        Predicate<Reply> users = reply -> reply.status() < 300;
        return Fault.answering(check, what, users, reply -> reply.withBody(change.apply(reply.text())));
    }

    private static boolean isError(Reply reply) {
        return reply.status() >= 400;
    }
}
