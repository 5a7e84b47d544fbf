package dev.footprint.contract.checks;

import dev.footprint.contract.http.Request;
import java.util.function.UnaryOperator;

/** A change to a request. */
record Variant(String what, UnaryOperator<Request> change) {

    static Variant header(String name, String value) {
        return new Variant(name + ": " + value, request -> request.with(name, value));
    }

    /** Changes it, and says so in messages. */
    Request of(Request request) {
        return change.apply(request).called(what);
    }
}
