package dev.footprint.service.telemetry;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for: a part that is not used must not cost anything at start. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private volatile T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T made = value;
        return made == null ? make() : made;
    }

    Optional<T> ifMade() {
        return Optional.ofNullable(value);
    }

    private synchronized T make() {
        if (value == null) {
            value = maker.get();
        }
        return value;
    }
}
