package dev.footprint.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts under CPU limits, with a cold page cache and of many at once: servers of which is known what must be read. */
class StartsIT {
    private static final double BURNT_MS = 200;
    /** What a control group may use in each of its periods counts from the period's beginning, which a start does not know. */
    private static final double PERIOD_MS = 100;

    private static final String FLOOR = "null-container";

    private static OrchestratorContainer orchestrator;
    private static JsonNode summary;

    @BeforeAll
    static void measure() {
        TestCompose compose = new TestCompose().serve("burns", "--burn-ms", "200");
        orchestrator = new OrchestratorContainer(
                compose, "--experiments", "cpus,coldcache,scaleout", "--starts", "1", "--seed", "5");
        orchestrator.start();
        assertThat(orchestrator.exitCode()).as(orchestrator.getLogs()).isZero();
        summary = orchestrator.summary();
    }

    @AfterAll
    static void stop() {
        orchestrator.stop();
    }

    @Test
    void halfOfTheProcessorTakesTwiceAsLongButForTheLastPeriod() {
        assertThat(limited("0_25")).isBetween(BURNT_MS / 0.25 - 1.75 * PERIOD_MS, BURNT_MS / 0.25 + 4 * PERIOD_MS);
        assertThat(limited("0_5")).isBetween(BURNT_MS / 0.5 - 1.25 * PERIOD_MS, BURNT_MS / 0.5 + 2 * PERIOD_MS);
        assertThat(limited("1")).isBetween(BURNT_MS - 5, BURNT_MS + 2 * PERIOD_MS);
    }

    @Test
    void aSecondCoreDoesNotHelpASingleThread() {
        if (seen("left_out", "burns").stream()
                .noneMatch(n -> n.path("experiment").asText().equals("cpus"))) {
            assertThat(limited("2")).isBetween(BURNT_MS - 5, BURNT_MS + 2 * PERIOD_MS);
        }
    }

    @Test
    void aColdStartSaysWhatStillWasInTheCache() {
        JsonNode eviction = seen("eviction", "burns").getFirst();
        assertThat(eviction.path("unreadable").asLong()).isZero();
        assertThat(eviction.path("residentAfterBytes").asLong())
                .isLessThanOrEqualTo(eviction.path("residentBeforeBytes").asLong())
                .isLessThanOrEqualTo(eviction.path("bytes").asLong());
        assertThat(seen("cache_start", "burns"))
                .extracting(n -> n.path("cache").asText())
                .containsExactly("cold", "warm");
    }

    @Test
    void twentyAreSeenOneByOneAndTheLastIsTheEnd() {
        assertThat(seen("scale_out", FLOOR))
                .extracting(n -> n.path("instances").asInt())
                .containsExactlyInAnyOrder(1, 5, 20);
        for (JsonNode round : seen("scale_out", FLOOR)) {
            List<Double> first200 = round.path("each").findValues("first200Ms").stream()
                    .map(JsonNode::doubleValue)
                    .sorted()
                    .toList();
            assertThat(first200).hasSize(round.path("instances").asInt());
            assertThat(round.path("firstMs").asDouble()).isEqualTo(first200.getFirst());
            assertThat(round.path("allMs").asDouble()).isEqualTo(first200.getLast());
            // All were called before the first one served: they were started at once.
            assertThat(round.path("each").findValues("calledMs"))
                    .allMatch(called -> called.asDouble() < first200.getFirst());
        }
        assertThat(median("scaleout.20.all", FLOOR)).isGreaterThan(median("scaleout.1.all", FLOOR));
    }

    @Test
    void aServiceThatCannotBeToldItsPortIsLeftOutWithTheReason() {
        assertThat(seen("left_out", "burns"))
                .filteredOn(n -> n.path("experiment").asText().equals("scaleout"))
                .hasSize(3)
                .allMatch(n -> n.path("reason").asText().contains("PORT"));
        assertThat(orchestrator.file("report.md")).contains("take their port from PORT");
        assertThat(orchestrator.getLogs()).contains("take their port from PORT");
    }

    @Test
    void leavesNothingBehind() {
        assertThat(orchestrator.leftovers()).isEmpty();
    }

    private static double limited(String limit) {
        return median("cpus." + limit + ".exec_to_200", "burns");
    }

    private static double median(String metric, String contender) {
        return OrchestratorContainer.figure(summary, metric, contender)
                .path("median")
                .asDouble();
    }

    private static List<JsonNode> seen(String type, String contender) {
        return orchestrator.raw().stream()
                .filter(n -> n.path("type").asText().equals(type)
                        && n.path("contender").asText().equals(contender))
                .toList();
    }
}
