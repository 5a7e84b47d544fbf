package dev.footprint.deploy.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes {@code summary.json}: the same summary gives the same bytes on every machine. */
public final class SummaryJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new PlainDouble())
                    .addSerializer(double.class, new PlainDouble()))
            .build();

    private SummaryJson() {}

    /**
     * Replaces the file as a whole, so that a reader never sees half of it.
     *
     * @throws IOException if the folder cannot be written
     */
    public static void write(Path file, Summary summary) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, toJson(summary));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * @throws IOException if the file cannot be read, is not a summary, or is of another schema version
     */
    public static Summary read(Path file) throws IOException {
        JsonNode tree = MAPPER.readTree(Files.readString(file));
        int version = tree.path("schemaVersion").asInt(0);
        if (version != Summary.SCHEMA_VERSION) {
            throw new IOException(file + " has schema version " + (version == 0 ? "none" : version)
                    + ", this footprint reads version " + Summary.SCHEMA_VERSION
                    + ": use the footprint that wrote it, or measure again");
        }
        return MAPPER.treeToValue(tree, Summary.class);
    }

    static String toJson(Summary summary) throws IOException {
        // The platform's own line separator would make the file differ between machines.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return MAPPER.writer(printer).writeValueAsString(summary) + "\n";
    }

    /** Bytes as 12345678 and not as 1.2345678E7: the file is for people, too. */
    private static final class PlainDouble extends StdSerializer<Double> {

        private static final long serialVersionUID = 1L;

        PlainDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                throw new IOException("a summary holds finite numbers only, not " + value);
            }
            BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
            generator.writeNumber(decimal.toPlainString());
        }
    }
}
