package dev.footprint.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** openapi.yaml, with its references followed. */
public final class Document {

    private static final String ID = "https://footprint.dev/openapi.json";

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private Document(JsonNode root) {
        this.root = root;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, root.toString())));
    }

    public static Document read() {
        try {
            return new Document(
                    new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The node at a pointer, or what it refers to. */
    JsonNode at(String pointer) {
        return followed(root.at(pointer));
    }

    JsonNode followed(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    Set<String> paths() {
        return names(root.path("paths"));
    }

    Set<String> methods(String path) {
        return names(root.path("paths").path(path));
    }

    Set<String> statuses(String path, String method) {
        return names(root.path("paths").path(path).path(method).path("responses"));
    }

    /** Where a response is described. */
    String response(String path, String method, String status) {
        String pointer = "/paths/" + escaped(path) + "/" + method + "/responses/" + status;
        JsonNode reference = root.at(pointer).path("$ref");
        return reference.isMissingNode() ? pointer : reference.asText().substring(1);
    }

    /** What is wrong with a JSON text by the schema at a pointer. */
    public List<?> errors(String pointer, String json) {
        return schemas.getSchema(SchemaLocation.of(ID + "#" + pointer)).validate(json, InputFormat.JSON);
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
