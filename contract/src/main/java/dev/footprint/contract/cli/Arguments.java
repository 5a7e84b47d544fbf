package dev.footprint.contract.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * {@code --name value} pairs. A library for two commands with six options would cost more start-up time than it saves
 * lines. Every error is an {@link IllegalArgumentException} whose message is meant for the user.
 */
public final class Arguments {

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    public static Arguments parse(String... args) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("expected an option like --url, got '" + args[i] + "'");
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            if (values.put(args[i], args[i + 1]) != null) {
                throw new IllegalArgumentException(args[i] + " is given twice");
            }
        }
        return new Arguments(values);
    }

    public String required(String option) {
        String value = values.remove(option);
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return value;
    }

    public String text(String option, String otherwise) {
        String value = values.remove(option);
        return value == null ? otherwise : value;
    }

    /** An integer from 1 to {@code most}. */
    public int count(String option, int otherwise, int most) {
        String value = values.remove(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(value);
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Falls through: what is not a number is as wrong as one that is out of range, and has the same remedy.
        }
        throw new IllegalArgumentException(option + " is an integer from 1 to " + most + ", got '" + value + "'");
    }

    /** A duration given in milliseconds, from 1 to {@code most}. */
    public Duration millis(String option, Duration otherwise, int most) {
        return Duration.ofMillis(count(option, (int) otherwise.toMillis(), most));
    }

    /** To be called last: whatever nobody asked for is a mistake, not something to ignore. */
    public void rejectUnused() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown option " + String.join(", ", new TreeSet<>(values.keySet())));
        }
    }
}
