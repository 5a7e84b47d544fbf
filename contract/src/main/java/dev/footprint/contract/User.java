package dev.footprint.contract;

import java.util.Map;
import java.util.Set;

/** A user as the API shows one. */
public record User(long id, String name, String email) {

    private static final Set<String> FIELDS = Set.of("id", "name", "email");

    /**
     * Strict on purpose: a missing, additional or wrongly typed field changes what is serialised and so what is
     * measured.
     *
     * @param json a value from {@link dev.footprint.contract.json.Json}
     * @throws IllegalArgumentException when it is not exactly a user
     */
    public static User fromJson(Object json) {
        if (json instanceof Map<?, ?> object
                && object.keySet().equals(FIELDS)
                && object.get("id") instanceof Long id
                && object.get("name") instanceof String name
                && object.get("email") instanceof String email) {
            return new User(id, name, email);
        }
        throw new IllegalArgumentException("a user {id: integer, name: string, email: string}");
    }
}
