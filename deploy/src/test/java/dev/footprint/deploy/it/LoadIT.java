package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The experiments load and telemetry on real containers: a server that answers, and one that dies under load. */
class LoadIT {
    private static OrchestratorContainer orchestrator;
    private static JsonNode summary;

    @BeforeAll
    static void measure() {
        TestCompose compose =
                new TestCompose().serve("steady").serve("dies", "--crash-at-request", "500", "--exit-code", "9");
        orchestrator = new OrchestratorContainer(
                compose, "--experiments", "telemetry,load", "--starts", "1", "--load-seconds", "1", "--seed", "3");
        orchestrator.start();
        assertEquals(1, orchestrator.exitCode(), orchestrator::getLogs);
        summary = orchestrator.summary();
    }

    @AfterAll
    static void stop() {
        orchestrator.stop();
    }

    @Test
    void thePeakIsThatOfARealServerAndBelowWhatTheClockAllows() {
        double peak = median("load.peak");
        double cpu = median("load.peak.cpu_per_request");
        assertTrue(peak > 500, "a static server does more than " + peak);
        // One core: a second of it holds no more requests than fit into it.
        assertTrue(peak * cpu < 1.3e6, peak + " requests/s of " + cpu + " us each need more than one core");
    }

    @Test
    void openLoopsSentEveryRequestThatWasDue() {
        List<JsonNode> open = steps("load").stream()
                .filter(s -> s.hasNonNull("ratePerSecond"))
                .toList();
        assertTrue(open.size() >= 3, "50, 70 and 90 % of the peak");
        for (JsonNode step : open) {
            assertEquals(
                    step.path("ratePerSecond").asDouble(),
                    step.path("requested").asDouble(),
                    1.0,
                    step::toString);
            assertTrue(step.path("fromDue").path("p50Ms").asDouble() > 0, step::toString);
        }
    }

    @Test
    void telemetryIsMeasuredInThreeVariantsAndComparedWithinTheBlock() {
        List<String> variants = steps("telemetry").stream()
                .map(s -> s.path("series").path("variant").asText())
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of("off", "on", "sampled"), variants);
        double price = median("telemetry.price.on.peak");
        assertEquals(median("telemetry.on.peak") / median("telemetry.off.peak"), price, 1e-9);
    }

    @Test
    void aDeathUnderLoadIsReportedAndTheOthersGoOn() {
        JsonNode failure = OrchestratorContainer.failure(summary, "dies");
        assertEquals(9, failure.path("exitCode").asLong());
        assertTrue(failure.path("reason").asText().contains("under load"), failure::toString);
        assertTrue(
                orchestrator.raw().stream()
                        .anyMatch(n -> n.path("type").asText().equals("load_step")
                                && n.path("contender").asText().equals("dies")
                                && n.path("failures").path("connectErrors").asLong() > 0),
                "what was seen before and after its death is kept");
    }

    @Test
    void theTerminalShowsATableOfEach() {
        String text = orchestrator.getLogs();
        assertTrue(text.contains("Load: the highest throughput"), text);
        assertTrue(text.contains("Price of telemetry"), text);
        assertTrue(text.contains("so a figure is that of so many cores") || text.contains("shared core"), text);
    }

    @Test
    void leavesNothingBehind() {
        assertEquals(List.of(), orchestrator.leftovers());
    }

    private static double median(String metric) {
        return OrchestratorContainer.figure(summary, metric, "steady")
                .path("median")
                .asDouble();
    }

    private static List<JsonNode> steps(String experiment) {
        return orchestrator.raw().stream()
                .filter(n -> n.path("type").asText().equals("load_step"))
                .filter(n -> n.path("series").path("experiment").asText().equals(experiment))
                .filter(n -> n.path("contender").asText().equals("steady"))
                .toList();
    }
}
