package dev.footprint.deploy.compose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.engine.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one service of {@code docker compose config --format json}; that output is normalised, so each field has one form. */
final class ServiceReader {
    private final String project;
    private final String name;
    private final JsonNode node;

    ServiceReader(String project, String name, JsonNode node) {
        this.project = project;
        this.name = name;
        this.node = node;
    }

    ServiceSpec read() {
        return new ServiceSpec(
                name,
                node.path("image").asText(project + "-" + name),
                strings("entrypoint"),
                strings("command"),
                map("environment"),
                map("labels"),
                text("working_dir"),
                sandbox(),
                mounts(),
                ports(),
                keys("depends_on"),
                orEmpty(strings("profiles")),
                orEmpty(stringsOf(node.path("healthcheck").path("test"))));
    }

    private Sandbox sandbox() {
        return new Sandbox(
                text("user"),
                node.path("read_only").asBoolean(false),
                orEmpty(strings("cap_add")),
                orEmpty(strings("cap_drop")),
                orEmpty(strings("security_opt")),
                memory(),
                cpus(),
                node.hasNonNull("pids_limit") ? node.path("pids_limit").asLong() : null,
                tmpfs());
    }

    private String text(String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private List<String> strings(String field) {
        return stringsOf(node.path(field));
    }

    private static List<String> stringsOf(JsonNode array) {
        if (!array.isArray()) {
            return null;
        }
        List<String> values = new ArrayList<>();
        // Compose doubles every dollar sign of its output so that it can be read again as a compose file.
        array.forEach(v -> values.add(undouble(v.asText())));
        return List.copyOf(values);
    }

    private static String undouble(String value) {
        return value.replace("$$", "$");
    }

    private static List<String> orEmpty(List<String> values) {
        return values == null ? List.of() : values;
    }

    private Map<String, String> map(String field) {
        Map<String, String> values = new LinkedHashMap<>();
        node.path(field).properties().forEach(e -> {
            if (!e.getValue().isNull()) {
                values.put(e.getKey(), undouble(e.getValue().asText()));
            }
        });
        return values;
    }

    private List<String> keys(String field) {
        List<String> values = new ArrayList<>();
        node.path(field).fieldNames().forEachRemaining(values::add);
        return List.copyOf(values);
    }

    private Long memory() {
        JsonNode limit = node.hasNonNull("mem_limit")
                ? node.path("mem_limit")
                : node.path("deploy").path("resources").path("limits").path("memory");
        if (limit.isMissingNode() || limit.isNull()) {
            return null;
        }
        try {
            return Long.parseLong(limit.asText());
        } catch (NumberFormatException e) {
            throw new ComposeException(
                    "service " + name + ": memory limit " + limit.asText() + " is not a number of bytes");
        }
    }

    private Double cpus() {
        JsonNode limit = node.hasNonNull("cpus")
                ? node.path("cpus")
                : node.path("deploy").path("resources").path("limits").path("cpus");
        double cpus = limit.isMissingNode() || limit.isNull() ? 0 : Double.parseDouble(limit.asText());
        return cpus > 0 ? cpus : null;
    }

    private Map<String, String> tmpfs() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : orEmpty(strings("tmpfs"))) {
            int colon = entry.indexOf(':');
            values.put(colon < 0 ? entry : entry.substring(0, colon), colon < 0 ? "" : entry.substring(colon + 1));
        }
        return values;
    }

    private List<ServiceSpec.Mount> mounts() {
        List<ServiceSpec.Mount> values = new ArrayList<>();
        for (JsonNode volume : node.path("volumes")) {
            // A named volume would carry state from one start to the next: each container gets a fresh, anonymous one.
            String source = volume.path("type").asText().equals("bind")
                    ? volume.path("source").asText()
                    : null;
            values.add(new ServiceSpec.Mount(
                    source,
                    volume.path("target").asText(),
                    volume.path("read_only").asBoolean(false)));
        }
        return List.copyOf(values);
    }

    private List<Integer> ports() {
        List<Integer> values = new ArrayList<>();
        node.path("ports").forEach(p -> values.add(p.path("target").asInt()));
        return values.stream().distinct().toList();
    }
}
