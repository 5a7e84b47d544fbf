package dev.footprint.contract.checks;

import dev.footprint.contract.Check;
import dev.footprint.contract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a body says about itself. */
public final class MediaTypeChecks {

    static final List<Variant> REFUSED = List.of(
            new Variant("no Content-Type", UnaryOperator.identity()),
            type(""),
            type("text/plain"),
            type("text/json"),
            type("application/x-www-form-urlencoded"),
            type("multipart/form-data; boundary=x"),
            type("application/octet-stream"),
            type("application/problem+json"),
            type("application/json-patch+json"),
            type("application/jsonp"),
            type("application/*"),
            type("*/*"),
            type("json"),
            type("text/plain; x=application/json"),
            coded("gzip"),
            coded("br"),
            coded("x-unknown"),
            coded("identity, gzip"));

    static final List<Variant> ACCEPTED = List.of(
            type("application/json"),
            type("application/json; charset=utf-8"),
            // The parameter is ignored: the body is UTF-8 all the same.
            type("application/json;charset=ISO-8859-1"),
            type("application/json; version=2; x=\"a;b\""),
            type("APPLICATION/JSON"),
            type("Application/Json ; Charset=UTF-8"),
            coded("identity"),
            coded("Identity"));

    private static final String NAME = "J\u00fcrgen \u674e";

    private MediaTypeChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "body.media-type.refused",
                        "A body that is not application/json, or is coded, is a 415 problem.",
                        service -> Each.of(
                                REFUSED,
                                variant -> service.send(variant.of(untyped(service.email())))
                                        .problem(415))),
                Check.contract(
                        "body.media-type.accepted",
                        "application/json is taken in any case, parameters are ignored, identity is no coding.",
                        service -> Each.of(ACCEPTED, variant -> {
                            String email = service.email();
                            NewUsers.created(service.send(variant.of(untyped(email))), NAME, email);
                        })));
    }

    private static Request untyped(String email) {
        return NewUsers.untyped(NewUsers.json(NAME, email).getBytes(StandardCharsets.UTF_8));
    }

    private static Variant type(String type) {
        return Variant.header("Content-Type", type);
    }

    private static Variant coded(String coding) {
        return new Variant(
                "Content-Encoding: " + coding,
                request -> request.with("Content-Type", "application/json").with("Content-Encoding", coding));
    }
}
