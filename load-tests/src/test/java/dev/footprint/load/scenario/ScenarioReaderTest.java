package dev.footprint.load.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {

    private static final String HEAD = "version: 1\nname: x\ndescription: y\n";

    @Test
    void readsAllThatAScenarioCanSay() throws IOException {
        Scenario scenario = ScenarioReader.parse(HEAD + """
                body: any
                connections: 5
                close-after: 3
                timeout: 700ms
                requests:
                  - { name: list, weight: 3, get: /a }
                  - { name: create, post: /a, json: '{"n":"{n}"}', expect: 201 }
                  - { name: remove, delete: "/a/{created}", expect: 204 }
                phases:
                  - { name: one, warm-up: true, closed: { for: 2s } }
                  - { name: two, connections: 9, find-peak: { connections: [1, 2], measure: 1s, steady: { intervals: 3, within: 5%, at-most: 1min } } }
                  - { name: three, close-after: 1, timeout: 1s, open: { rate: 1500, for: 10min } }
                  - { name: four, open: { rates: [{ at: 0s, rate: 0 }, { at: 10s, rate: 12.5% }] } }
                """, 10);
        assertEquals(
                List.of("list", "create", "remove"),
                scenario.requests().stream().map(r -> r.name()).toList());
        assertEquals(3, scenario.requests().getFirst().weight());
        assertEquals("DELETE", scenario.requests().getLast().method());
        assertEquals(204, scenario.requests().getLast().expect());
        assertTrue(scenario.usesPeak());
        Duration timeout = Duration.ofMillis(700);
        assertEquals(
                List.of(
                        new Phase.Closed(new Phase.Settings("one", true, 5, 3, timeout), Duration.ofMillis(200)),
                        new Phase.FindPeak(
                                new Phase.Settings("two", false, 9, 3, timeout),
                                List.of(1, 2),
                                Duration.ofMillis(100),
                                new Phase.Steady(3, 0.05, Duration.ofSeconds(6))),
                        new Phase.Open(
                                new Phase.Settings("three", false, 5, 1, Duration.ofSeconds(1)),
                                List.of(
                                        new Phase.Open.At(Duration.ZERO, new Rate(1_500, false)),
                                        new Phase.Open.At(Duration.ofSeconds(60), new Rate(1_500, false)))),
                        new Phase.Open(
                                new Phase.Settings("four", false, 5, 3, timeout),
                                List.of(
                                        new Phase.Open.At(Duration.ZERO, new Rate(0, false)),
                                        new Phase.Open.At(Duration.ofSeconds(1), new Rate(0.125, true))))),
                scenario.phases());
        assertEquals(125, new Rate(0.125, true).perSecond(OptionalDouble.of(1_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "phases: []",
                "phases: [{ name: a }]",
                "phases: [{ name: A, closed: { for: 1s } }]",
                "phases: [{ name: a, closed: { for: 0s } }]",
                "phases: [{ name: a, closed: { for: 1h } }]",
                "phases: [{ name: a, closed: { for: 61min } }]",
                "phases: [{ name: a, closed: { for: 1s }, open: { rate: 1, for: 1s } }]",
                "phases: [{ name: a, closed: { for: 1s }, colour: red }]",
                "phases: [{ name: a, closed: { for: 1s } }]\nphases: [{ name: a, closed: { for: 1s } }]",
                "phases: [{ name: a, open: { rate: 1 } }]",
                "phases: [{ name: a, open: { rate: 50%, for: 1s } }]",
                "phases: [{ name: a, open: { rate: -1, for: 1s } }]",
                "phases: [{ name: a, open: { rate: 1000001, for: 1s } }]",
                "phases: [{ name: a, open: { rates: [{ at: 0s, rate: 1 }] } }]",
                "phases: [{ name: a, connections: 1025, closed: { for: 1s } }]",
                "requests: [{ name: a, get: /, post: / }]\nphases: [{ name: a, closed: { for: 1s } }]",
                "requests: [{ name: a, get: no-slash }]\nphases: [{ name: a, closed: { for: 1s } }]",
                "requests: [{ name: a, post: / }]\nphases: [{ name: a, closed: { for: 1s } }]",
                "phases: [{ name: a, closed: { for: 1s } }]: ]"
            })
    void refusesWhatTheSchemaDoesNotAllow(String rest) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ScenarioReader.parse(HEAD + rest, 1));
        assertEquals(1, refusal.getMessage().lines().count(), "a sentence for the user");
    }

    @Test
    void aFileOfOnesOwnIsReadFromItsPath(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, HEAD + "phases: [{ name: a, closed: { for: 1s } }]");
        assertEquals("x", ScenarioReader.read(file.toString(), 1).name());
        Files.writeString(file, HEAD + "phases: [{ name: a, closed: { fur: 1s } }]");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> ScenarioReader.read(file.toString(), 1));
        assertTrue(refusal.getMessage().contains("fur"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("/phases/0/closed"), refusal::getMessage);
    }
}
