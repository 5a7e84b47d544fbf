package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are cut off leave nothing on the engine and lose nothing that was seen. */
class InterruptionIT {
    private static TestCompose slowService() {
        // Slow enough that a signal surely comes in the middle.
        return new TestCompose().serve("slow", "--listen-after-ms", "300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aSignalStopsInGoodOrder(String signal) throws InterruptedException {
        try (OrchestratorContainer orchestrator =
                new OrchestratorContainer(slowService(), "--starts", "200", "--memory-blocks", "0")) {
            orchestrator.start();
            awaitStarts(orchestrator, 3);
            orchestrator.signal(signal);
            assertTrue(orchestrator.exitCode() > 128, "ended by a signal");
            assertEquals(List.of(), orchestrator.leftovers());
            assertEquals(
                    "interrupted",
                    orchestrator.summary().path("run").path("state").asText());
            assertTrue(starts(orchestrator) >= 3, "what was seen is kept");
            assertTrue(orchestrator.getLogs().contains("what was measured so far is kept"), orchestrator::getLogs);
        }
    }

    @Test
    void afterAKillTheNextStartCleansUp() throws InterruptedException {
        try (OrchestratorContainer killed =
                new OrchestratorContainer(slowService(), "--starts", "200", "--memory-blocks", "0")) {
            killed.start();
            awaitStarts(killed, 2);
            killed.signal("KILL");
            killed.exitCode();
            assertFalse(killed.leftovers().isEmpty(), "a kill leaves no time to clean up");
            assertTrue(starts(killed) >= 2, "what was seen is on disk");

            try (OrchestratorContainer next =
                    new OrchestratorContainer(new TestCompose().serve("plain"), "--starts", "1")) {
                next.start();
                assertEquals(0, next.exitCode(), next::getLogs);
                assertTrue(next.getLogs().contains("removed what an earlier run had left behind"), next::getLogs);
                assertEquals(List.of(), next.leftovers());
            }
            assertEquals(List.of(), killed.leftovers());
        }
    }

    private static void awaitStarts(OrchestratorContainer orchestrator, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            try {
                if (starts(orchestrator) >= wanted) {
                    return;
                }
            } catch (com.github.dockerjava.api.exception.NotFoundException e) {
                // the result folder is not there yet
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no " + wanted + " starts within a minute: " + orchestrator.getLogs());
    }

    private static long starts(OrchestratorContainer orchestrator) {
        // As text: the last line may still be on its way.
        return orchestrator
                .file("raw.jsonl")
                .lines()
                .filter(l -> l.startsWith("{\"type\":\"start\""))
                .count();
    }
}
