package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code footprint load} on services that fail in known ways: counted, classified, over in time, kept. */
class ScenarioIT {

    @Test
    void everyKindOfFailureIsCountedAsWhatItIs() {
        TestCompose compose = new TestCompose()
                .serve("errs", "--error-percent", "5")
                .serve("garbage", "--garbage")
                .serve("slow", "--answer-after-ms", "20")
                .serve("dies", "--crash-at-request", "50", "--exit-code", "9");
        try (OrchestratorContainer orchestrator =
                OrchestratorContainer.loading(compose, "--scenario", "smoke", "--shorten", "2")) {
            orchestrator.start();
            assertEquals(1, orchestrator.exitCode(), orchestrator::getLogs);
            JsonNode errs = step(orchestrator, "errs");
            assertEquals(5.0, 100.0 * failures(errs, "statusFailures") / requested(errs), 2.0, errs::toString);
            assertTrue(step(orchestrator, "slow").path("fromSend").path("p50Ms").asDouble() >= 20);
            JsonNode dies = step(orchestrator, "dies");
            assertTrue(failures(dies, "connectErrors") + failures(dies, "resets") > 0, dies::toString);
            assertTrue(dies.path("ok").asLong() > 0, "what succeeded before its death counts");
            String text = orchestrator.getLogs();
            assertTrue(text.contains("dies: the service ended under the scenario smoke"), text);
            assertTrue(text.contains("garbage"), text);
            assertEquals(List.of(), orchestrator.leftovers());
        }
    }

    @Test
    void aSignalKeepsWhatWasMeasured() throws InterruptedException {
        try (OrchestratorContainer orchestrator = OrchestratorContainer.loading(
                new TestCompose().serve("steady"), "--scenario", "latency", "--peak", "100", "--shorten", "10")) {
            orchestrator.start();
            awaitStep(orchestrator);
            orchestrator.signal("INT");
            assertTrue(orchestrator.exitCode() > 128, orchestrator::getLogs);
            assertTrue(steps(orchestrator) >= 1, "the first step is kept");
            assertTrue(orchestrator.getLogs().contains("what was measured so far is kept"), orchestrator::getLogs);
            assertEquals(List.of(), orchestrator.leftovers());
        }
    }

    private static void awaitStep(OrchestratorContainer orchestrator) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            try {
                if (steps(orchestrator) > 0) {
                    return;
                }
            } catch (com.github.dockerjava.api.exception.NotFoundException e) {
                // the result folder is not there yet
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no step within a minute: " + orchestrator.getLogs());
    }

    private static long steps(OrchestratorContainer orchestrator) {
        return orchestrator
                .file("raw.jsonl")
                .lines()
                .filter(l -> l.startsWith("{\"type\":\"load_step\""))
                .count();
    }

    private static JsonNode step(OrchestratorContainer orchestrator, String contender) {
        return orchestrator.raw().stream()
                .filter(n -> n.path("type").asText().equals("load_step"))
                .filter(n -> n.path("contender").asText().equals(contender))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step of " + contender + ": " + orchestrator.getLogs()));
    }

    private static long failures(JsonNode step, String kind) {
        return step.path("failures").path(kind).asLong();
    }

    private static double requested(JsonNode step) {
        return step.path("requested").asDouble();
    }
}
