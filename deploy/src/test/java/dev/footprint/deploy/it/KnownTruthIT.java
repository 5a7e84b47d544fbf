package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An instrument is trusted only after it has read a known truth: servers that do exactly what is known beforehand. */
class KnownTruthIT {
    private static final double LATE_MS = 100;
    private static final double SLOW_MS = 50;
    private static final double PHASE_ERROR_MS = 2;
    private static final long HELD = 64L << 20;
    private static final long LAYER = 8_388_608;

    private static OrchestratorContainer orchestrator;
    private static JsonNode summary;
    private static int exitCode;

    @BeforeAll
    static void measure() {
        TestCompose compose = new TestCompose()
                .serve("plain")
                .serve("late", "--listen-after-ms", "100")
                .serve("slow", "--answer-after-ms", "50")
                .serve("holds", "--hold-mib", "64")
                .service("layered", "footprint/probe-truth:1.0.0", "health-only");
        orchestrator = new OrchestratorContainer(
                compose, "--starts", "15", "--memory-blocks", "3", "--requests", "100", "--seed", "7");
        orchestrator.start();
        exitCode = orchestrator.exitCode();
        assertEquals(0, exitCode, orchestrator::getLogs);
        summary = orchestrator.summary();
    }

    @AfterAll
    static void stop() {
        orchestrator.stop();
    }

    @Test
    void readsTheTimeUntilAPortListens() {
        assertEquals(LATE_MS, median("cold_start.exec_to_listen", "late"), PHASE_ERROR_MS);
    }

    @Test
    void readsTheTimeUntilTheFirstAnswer() {
        assertEquals(SLOW_MS, median("cold_start.listen_to_200", "slow"), PHASE_ERROR_MS);
        assertEquals(SLOW_MS, median("cold_start.request_2", "slow"), PHASE_ERROR_MS);
    }

    @Test
    void doesNotBlameOnePhaseForTheOther() {
        assertEquals(0, median("cold_start.listen_to_200", "late"), PHASE_ERROR_MS);
        assertEquals(0, median("cold_start.exec_to_listen", "slow"), PHASE_ERROR_MS);
    }

    @Test
    void readsMemoryThatIsHeld() {
        for (String quantity : new String[] {"rss", "pss", "private_dirty"}) {
            String metric = "memory.idle." + quantity;
            double held = median(metric, "holds") - median(metric, "plain");
            assertEquals(HELD, held, 0.02 * HELD, metric);
        }
        double group =
                median("memory.idle.cgroup_working_set", "holds") - median("memory.idle.cgroup_working_set", "plain");
        assertEquals(HELD, group, 0.02 * HELD, "cgroup working set");
    }

    @Test
    void readsTheSizeOfAnImageExactly() {
        double plain = median("size.unpacked", "plain");
        assertEquals(plain + LAYER, median("size.unpacked", "layered"));
        JsonNode size = orchestrator.raw().stream()
                .filter(n -> n.path("type").asText().equals("size")
                        && n.path("contender").asText().equals("layered"))
                .findFirst()
                .orElseThrow();
        JsonNode last = size.path("layers").get(size.path("layers").size() - 1);
        assertEquals(LAYER, last.path("unpackedBytes").asLong());
        assertEquals(1, last.path("files").asLong());
        // Random bytes do not shrink: the deflate format adds 5 bytes to each stored block of at most 65,535, and gzip
        // 18.
        long compressed = last.path("compressedBytes").asLong();
        assertTrue(compressed > LAYER && compressed < LAYER * 1.001, "compressed: " + compressed);
    }

    @Test
    void theTimeLineSeesWhatIsHeldInEveryPhase() {
        Set<String> phases = new LinkedHashSet<>();
        double latest = 0;
        int block = 0;
        for (JsonNode sample : orchestrator.raw()) {
            if (sample.path("type").asText().equals("memory_sample")
                    && sample.path("contender").asText().equals("holds")) {
                phases.add(sample.path("phase").asText());
                assertTrue(sample.path("block").asInt() != block
                        || sample.path("atMs").asDouble() > latest);
                block = sample.path("block").asInt();
                latest = sample.path("atMs").asDouble();
                assertEquals(HELD, sample.path("rssBytes").asLong(), HELD * 0.05, sample::toString);
            }
        }
        assertEquals(List.of("idle", "first_request", "load", "cool_down"), List.copyOf(phases));
        assertTrue(latest > 2000, "a second idle and one at rest at the end: " + latest);
    }

    @Test
    void theFloorIsTheFastest() {
        double floor = median("cold_start.exec_to_200", "null-container");
        for (String slower : new String[] {"late", "slow"}) {
            assertTrue(floor < median("cold_start.exec_to_200", slower), slower);
        }
    }

    @Test
    void leavesNothingBehind() {
        assertEquals(List.of(), orchestrator.leftovers());
    }

    @Test
    void writesEveryFileOfAResult() {
        assertTrue(orchestrator.file("report.html").contains("late"));
        assertTrue(orchestrator.file("report.md").contains("late"));
        JsonNode header = orchestrator.raw().getFirst();
        assertEquals("run", header.path("type").asText());
        assertEquals(7, header.path("run").path("seed").asLong());
    }

    private static double median(String metric, String contender) {
        return OrchestratorContainer.figure(summary, metric, contender)
                .path("median")
                .asDouble();
    }
}
