package dev.footprint.load.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.fake.ScriptedServer;
import dev.footprint.load.fake.UsersServer;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.run.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANY_LAG = Duration.ofHours(1);
    private static final int SHORTEN = 200;

    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioRunsToItsEndAndWritesWhatTheSchemaSays(String name) throws IOException {
        try (UsersServer server = new UsersServer()) {
            List<JsonNode> lines = run(name, server.origin(), OptionalDouble.of(200));
            assertEquals("scenario", lines.getFirst().path("event").asText());
            assertEquals(name, lines.getFirst().path("name").asText());
            JsonNode end = lines.getLast();
            assertTrue(end.path("complete").asBoolean(), end::toString);
            assertEquals(0, end.path("leftovers").asInt());
            assertEquals(server.created(), server.deleted(), "what a scenario creates it deletes");
            List<JsonNode> loads = of(lines, "load");
            assertFalse(loads.isEmpty());
            for (JsonNode load : loads) {
                assertTrue(load.path("ok").asLong() > 0, load::toString);
                assertEquals(load.path("requested").asLong(), load.path("ok").asLong(), load::toString);
            }
            assertFalse(of(lines, "interval").isEmpty());
        }
    }

    @Test
    void aMixIsSentInItsProportionsAndReportedByKind() throws IOException {
        try (UsersServer server = new UsersServer()) {
            // 20 s at 3,000 a second become 333 ms, and so 1,000 requests.
            ScenarioOptions options = new ScenarioOptions(
                    LoopbackUrl.parse(server.origin()), null, OptionalDouble.empty(), 60, ANY_LAG, Duration.ZERO);
            List<JsonNode> lines = written(AimedScenario.read("mixed", options, new Stop()));
            JsonNode load = of(lines, "load").stream()
                    .filter(l -> l.path("phase").asText().equals("at-3000"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(1_000, load.path("requested").asInt());
            long sum = 0;
            for (JsonNode kind : load.path("requests")) {
                sum += kind.path("ok").asLong();
            }
            assertEquals(1_000, sum);
            assertEquals(700, load.path("requests").get(0).path("ok").asInt(), 14);
            assertEquals(200, load.path("requests").get(1).path("ok").asInt(), 4);
            assertTrue(server.read() > server.created());
        }
    }

    @Test
    void theSearchFindsWhereMoreConnectionsBringNoMore() throws IOException {
        // Four at a time, 2 ms each: throughput doubles up to four connections and then stays.
        Semaphore workers = new Semaphore(4);
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            workers.acquire();
            try {
                Thread.sleep(2);
            } finally {
                workers.release();
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            List<JsonNode> lines = runText("""
                    version: 1
                    name: search
                    description: test
                    phases:
                      - name: peak
                        find-peak:
                          connections: [1, 4, 16, 32, 64, 128]
                          measure: 1500ms
                          steady: { intervals: 3, within: 90%, at-most: 5s }
                    """, server.url(), OptionalDouble.empty(), 2);
            JsonNode peak = of(lines, "peak").getFirst();
            double one = peak.path("steps").get(0).path("per_second").asDouble();
            double found = peak.path("per_second").asDouble();
            assertTrue(peak.path("steady").asBoolean(), peak::toString);
            assertTrue(found > 2 * one, peak::toString);
            assertTrue(found <= 2_000, peak::toString);
            assertTrue(peak.path("connections").asInt() >= 4, peak::toString);
        }
    }

    @Test
    void ratesInPercentComeFromTheSearchOrFromOutsideWhichSavesIt() throws IOException {
        String text = """
                version: 1
                name: half
                description: test
                phases:
                  - { name: peak, find-peak: { connections: [1], measure: 1s, steady: { intervals: 2, within: 99%, at-most: 2s } } }
                  - { name: half, open: { rate: 50%, for: 1s } }
                """;
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            Thread.sleep(5);
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            List<JsonNode> lines = runText(text, server.url(), OptionalDouble.empty(), 2);
            double peak = of(lines, "peak").getFirst().path("per_second").asDouble();
            double rate = of(lines, "load").getLast().path("rate_per_second").asDouble();
            assertEquals(peak / 2, rate, 0.01 * peak);
            lines = runText(text, server.url(), OptionalDouble.of(80), 1);
            assertTrue(of(lines, "peak").isEmpty());
            assertEquals(40, of(lines, "load").getFirst().path("requested").asInt());
        }
    }

    @Test
    void aServiceThatIsGoneEndsTheScenarioWithAReason() throws IOException {
        ScriptedServer gone = ScriptedServer.sending("");
        gone.close();
        List<JsonNode> lines = run("smoke", gone.url().origin(), OptionalDouble.empty());
        assertFalse(lines.getLast().path("complete").asBoolean());
        assertTrue(lines.getLast().path("reason").asText().contains("smoke"));
        assertTrue(of(lines, "load").getFirst().path("connect_errors").asInt() > 0);
    }

    @Test
    void anInterruptKeepsWhatWasMeasured(@TempDir Path folder) throws IOException {
        Stop stop = new Stop();
        try (ScriptedServer server = new ScriptedServer((number, out) -> {
            if (number == 50) {
                stop.request();
            }
            ScriptedServer.send(out, ScriptedServer.OK);
            return true;
        })) {
            LoopbackUrl url = server.url();
            ScenarioOptions options = new ScenarioOptions(url, null, OptionalDouble.of(100), 1, ANY_LAG, Duration.ZERO);
            List<JsonNode> lines = written(AimedScenario.read("latency", options, stop));
            assertEquals("interrupted", lines.getLast().path("reason").asText());
            assertEquals(1, of(lines, "load").size());
            assertTrue(of(lines, "load").getFirst().path("ok").asInt() >= 50);
        }
    }

    private static List<JsonNode> run(String name, String origin, OptionalDouble peak) throws IOException {
        ScenarioOptions options =
                new ScenarioOptions(LoopbackUrl.parse(origin), null, peak, SHORTEN, ANY_LAG, Duration.ZERO);
        return written(AimedScenario.read(name, options, new Stop()));
    }

    private static List<JsonNode> runText(String text, LoopbackUrl url, OptionalDouble peak, int shorten)
            throws IOException {
        Path file = Files.createTempFile("scenario", ".yaml");
        try {
            Files.writeString(file, text);
            ScenarioOptions options = new ScenarioOptions(url, null, peak, shorten, ANY_LAG, Duration.ZERO);
            return written(AimedScenario.read(file.toString(), options, new Stop()));
        } finally {
            Files.delete(file);
        }
    }

    private static List<JsonNode> written(AimedScenario scenario) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        scenario.run(new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8)));
        Schema schema = schema();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            assertEquals(List.of(), schema.validate(line, InputFormat.JSON), line);
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Schema schema() throws IOException {
        try (InputStream in = JsonLines.class.getResourceAsStream("/dev/footprint/load/output.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<JsonNode> of(List<JsonNode> lines, String event) {
        return lines.stream()
                .filter(l -> l.path("event").asText().equals(event))
                .toList();
    }
}
