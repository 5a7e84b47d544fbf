package dev.footprint.matrix.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contenders of {@code docker compose config --format json}: services that claim the whole contract. */
public final class Compose {
    private static final String HOW = ": make it with `docker compose config --format json`";

    private Compose() {}

    public static List<Contender> contenders(Path file) {
        try {
            return contenders(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + HOW, e);
        }
    }

    /** @throws IllegalArgumentException when no service claims the whole contract */
    static List<Contender> contenders(String json, String source) {
        List<Contender> found = new ArrayList<>();
        try {
            new ObjectMapper().readTree(json).path("services").properties().forEach(service -> {
                JsonNode labels = service.getValue().path("labels");
                if (labels.path("footprint.contract").asText().equals("full")) {
                    found.add(contender(service.getKey(), service.getValue()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(source + " is no JSON" + HOW, e);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(source + " has no service with the label footprint.contract=full" + HOW);
        }
        return found;
    }

    private static Contender contender(String name, JsonNode service) {
        Contender.Limits limits = new Contender.Limits(
                service.path("user").asText(""),
                service.path("read_only").asBoolean(),
                strings(service.path("cap_drop")),
                strings(service.path("security_opt")),
                service.path("mem_limit").asLong(),
                service.path("cpus").asDouble(),
                service.path("pids_limit").asLong());
        return new Contender(
                name,
                service.path("image").asText(),
                strings(service.path("entrypoint")),
                strings(service.path("command")),
                limits);
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        // Compose doubles every dollar sign of its output so that it can be read again as a compose file.
        array.forEach(value -> values.add(value.asText().replace("$$", "$")));
        return List.copyOf(values);
    }
}
