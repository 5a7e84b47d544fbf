package dev.footprint.load.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds a scenario, holds it against the schema, and reads it. */
final class ScenarioReader {

    static final String FOLDER = "/dev/footprint/load/scenarios/";
    static final String SCHEMA = FOLDER + "scenario.schema.json";

    private static final long MOST_BYTES = 1 << 20;

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private ScenarioReader() {}

    /**
     * @param where a file's path, or the name of a scenario that comes with this program
     * @param shorten every duration is divided by this
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Scenario read(String where, int shorten) {
        try {
            return where.contains("/") || where.endsWith(".yaml")
                    ? parse(fileText(Path.of(where)), shorten)
                    : parse(resource(where), shorten);
        } catch (IOException e) {
            throw new IllegalArgumentException("the scenario '" + where + "' cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("scenario '" + where + "': " + e.getMessage(), e);
        }
    }

    private static String fileText(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("larger than " + MOST_BYTES + " bytes");
        }
        return Files.readString(file);
    }

    private static String resource(String name) throws IOException {
        if (!name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("a name is lower-case letters and hyphens; a file's path has a / in it");
        }
        return resourceText(FOLDER + name + ".yaml");
    }

    private static String resourceText(String path) throws IOException {
        try (InputStream in = ScenarioReader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is none of this name; the folder scenarios/ has them all");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Scenario parse(String text, int shorten) throws IOException {
        JsonNode node;
        try {
            node = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no valid YAML: " + e.getOriginalMessage().replaceAll("\\s+", " "), e);
        }
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resourceText(SCHEMA));
        List<Error> errors = schema.validate(node);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    "; ",
                    errors.stream()
                            .map(e -> e.getInstanceLocation() + " " + e.getMessage())
                            .toList()));
        }
        return new ScenarioNodes(shorten).scenario(node);
    }
}
