package dev.footprint.service.config;

import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Environment variables as the contract has them: an empty one is an unset one, and a value that cannot be used ends the
 * start with one line.
 */
public final class Environment {

    private final UnaryOperator<String> variables;

    /** @param variables {@code System::getenv} outside tests */
    public Environment(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isEmpty());
    }

    /** A whole number: ASCII digits and nothing else. */
    public long number(String name, long unset, LongPredicate allowed, String what, String fix) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return unset;
        }
        long number = Digits.parse(value.get());
        if (number < 0 || !allowed.test(number)) {
            throw refused(name, value.get(), what, fix);
        }
        return number;
    }

    /** For values that may be shown. */
    public static InvalidConfigException refused(String name, String value, String what, String fix) {
        // What an environment may hold and a line may not.
        String shown = value.replaceAll("\\p{Cntrl}", "?");
        return new InvalidConfigException(name + "=\"" + shown + "\" " + what + ": " + fix);
    }

    /** For values that hold secrets. */
    public static InvalidConfigException refusedUnseen(String name, String what, String fix) {
        return new InvalidConfigException(name + " " + what + ": " + fix);
    }
}
