package dev.footprint.deploy.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryJsonTest {

    private static final String SCHEMA = "/schema/summary-3.schema.json";
    private static final String GOLDEN = "/summary-golden.json";

    @TempDir
    Path folder;

    /** {@code -Dfootprint.golden.update=true} writes the file anew, for a change that is meant. */
    @Test
    void goldenFileIsWhatTheSampleRunGives() throws IOException {
        if (Boolean.getBoolean("footprint.golden.update")) {
            SummaryJson.write(Path.of("src/test/resources" + GOLDEN), goldenSummary());
            return;
        }
        assertThat(SummaryJson.toJson(goldenSummary()))
                .as("summary.json changed: if readers must change with it, raise SCHEMA_VERSION and write a new schema")
                .isEqualTo(resource(GOLDEN));
    }

    @Test
    void goldenFileValidates() throws IOException {
        assertThat(schema().validate(resource(GOLDEN), InputFormat.JSON)).isEmpty();
    }

    @Test
    void goldenFileSurvivesTheRoundTrip() throws IOException {
        Path file = Files.writeString(folder.resolve("summary.json"), resource(GOLDEN));
        Summary read = SummaryJson.read(file);
        SummaryJson.write(file, read);
        assertThat(Files.readString(file)).isEqualTo(resource(GOLDEN));
        assertThat(read).isEqualTo(goldenSummary());
        assertThat(folder.toFile().list()).containsExactly("summary.json");
    }

    @Test
    void schemaRefusesAFieldItDoesNotKnow() throws IOException {
        String more = resource(GOLDEN).replaceFirst("\\{", "{\"extra\": 1,");
        assertThat(schema().validate(more, InputFormat.JSON)).isNotEmpty();
        String less = resource(GOLDEN).replaceFirst("\"seed\" : \\d+,", "");
        assertThat(schema().validate(less, InputFormat.JSON)).isNotEmpty();
    }

    /** The seal: a component added to a record without its line in the schema fails here. */
    @Test
    void schemaKnowsEveryComponentOfEveryRecord() throws IOException {
        JsonNode definitions = new ObjectMapper().readTree(resource(SCHEMA)).path("$defs");
        List<Class<?>> records = List.of(
                Summary.class,
                RunInfo.class,
                Environment.class,
                Summary.Noise.class,
                ContenderInfo.class,
                Summary.Metric.class,
                Summary.Figure.class,
                Summary.ClaimVerdict.class,
                Observation.Failure.class);
        assertThat(definitions.size()).isEqualTo(records.size());
        for (Class<?> type : records) {
            List<String> components = new ArrayList<>(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList());
            if (type == Observation.Failure.class) {
                components.addFirst("type");
            }
            List<String> known = new ArrayList<>();
            definitions
                    .path(type.getSimpleName())
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(known::add);
            assertThat(known).as("schema of %s", type.getSimpleName()).isEqualTo(components);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG"})
    void numbersDoNotDependOnTheLocale(String tag) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(SummaryJson.toJson(goldenSummary())).isEqualTo(resource(GOLDEN));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherSchemaVersionIsNamedAndRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("summary.json"), "{\"schemaVersion\": 99}");
        assertThatThrownBy(() -> SummaryJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("reads version 3");
    }

    @Test
    void refusesWhatIsNoNumber() {
        Summary.Figure figure = new Summary.Figure(
                "a", 1, Double.NaN, 1, 1, null, null, null, null, null, null, null, null, null, 0, false);
        Summary summary = new Summary(
                Summary.SCHEMA_VERSION,
                SampleRun.run("complete"),
                SampleRun.environment(),
                null,
                List.of(),
                List.of(new Summary.Metric("cold_start.gap", "", "ms", false, List.of(figure))),
                List.of(),
                List.of());
        assertThatThrownBy(() -> SummaryJson.toJson(summary))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NaN");
    }

    /** Small, but with a contender that failed, one that was refused and one with a single start. */
    static Summary goldenSummary() {
        List<Observation> observations = new ArrayList<>(SampleRun.observations(8));
        observations.add(SampleRun.start("java-late", 1, 1234.5));
        observations.add(new Observation.Failure(
                "java-late",
                "start",
                2,
                "ended before it listened; raise its memory limit",
                137L,
                true,
                List.of("OOM")));
        List<ContenderInfo> contenders = new ArrayList<>(SampleRun.contenders());
        contenders.add(SampleRun.contender("java-late", "failed", "ended before it listened; raise its memory limit"));
        contenders.add(SampleRun.contender("go-strange", "refused", "GET /health answered 404"));
        return SummaryBuilder.build(observations, SampleRun.run("complete"), SampleRun.environment(), contenders);
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(SCHEMA));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SummaryJsonTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
