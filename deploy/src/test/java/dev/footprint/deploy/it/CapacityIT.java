package dev.footprint.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The experiments limit, density and pull on the real engine, with a server that holds 64 MiB. */
class CapacityIT {
    private static final String HOLDS = "holds";
    private static final double HELD = 64L << 20;
    private static final double MIB = 1L << 20;

    private static OrchestratorContainer orchestrator;
    private static JsonNode summary;

    @BeforeAll
    static void measure() {
        TestCompose compose = new TestCompose().serve(HOLDS, "--hold-mib", "64");
        orchestrator = new OrchestratorContainer(
                compose, "--experiments", "pull,density,limit", "--starts", "1", "--instances", "4", "--seed", "3");
        orchestrator.start();
        assertThat(orchestrator.exitCode()).as(orchestrator::getLogs).isZero();
        summary = orchestrator.summary();
    }

    @AfterAll
    static void stop() {
        orchestrator.stop();
    }

    @Test
    void theSmallestLimitIsJustAboveWhatIsHeld() {
        assertThat(median("limit.smallest")).isBetween(HELD + MIB, HELD + 6 * MIB);
        assertThat(median("limit.per_node")).isEqualTo(Math.floor((8L << 30) / median("limit.smallest")));
    }

    @Test
    void theFoundLimitServedThreeTimesAndLessWasKilled() {
        List<JsonNode> trials = observations("limit_trial");
        double smallest = median("limit.smallest");
        assertThat(trials)
                .filteredOn(t -> t.path("limitBytes").asDouble() == smallest)
                .hasSize(3)
                .allMatch(t -> t.path("served").asBoolean() && t.path("ok").asInt() == 1000);
        assertThat(trials)
                .filteredOn(t -> t.path("limitBytes").asDouble() < smallest)
                .isNotEmpty()
                .noneMatch(t -> t.path("served").asBoolean());
        assertThat(median("limit.oom_kills")).isPositive();
    }

    @Test
    void eachOfManyInstancesHoldsWhatItHolds() {
        assertThat(median("density.instances")).isEqualTo(4);
        // The server's own pages come on top.
        assertThat(median("density.rss_per_instance")).isCloseTo(HELD, within(0.03 * HELD));
        assertThat(median("density.pss_per_instance")).isCloseTo(HELD, within(0.03 * HELD));
        JsonNode density = observations("density").getFirst();
        double anonymous = density.path("anonymousBytes").asDouble();
        assertThat(anonymous / 4).isBetween(HELD, HELD + 25 * MIB);
        // What the machine lost is everybody's: it is told where it can be true, and not otherwise.
        double lost = density.path("availableBeforeBytes").asDouble()
                - density.path("availableAfterBytes").asDouble();
        assertThat(has("density.memory_per_instance")).isEqualTo(lost >= anonymous);
        assertThat(density.path("limitBytes").asDouble()).isEqualTo(median("limit.smallest"));
        assertThat(density.path("stoppedBy").asText()).isEqualTo("the bound of 4");
    }

    @Test
    void theEngineFetchesEveryByteAndNotFasterThanTheyAreSent() {
        List<JsonNode> pulls = observations("pull");
        assertThat(pulls).extracting(p -> p.path("speed").asText()).containsExactly("fast", "100mbit");
        double bytes = median("pull.100mbit.bytes");
        assertThat(bytes).isBetween(200e3, 5e6);
        assertThat(median("pull.100mbit")).isGreaterThan(bytes * 8 / 1e8 * 1e3);
        assertThat(median("pull.100mbit.to_200")).isGreaterThan(median("pull.100mbit"));
        assertThat(median("pull.fast")).isPositive();
    }

    @Test
    void theReportsShowThem() {
        assertThat(orchestrator.file("report.md")).contains("Smallest memory limit", "Instances at once", "First pull");
        assertThat(orchestrator.file("report.html"))
                .contains("limit-smallest", "Many instances on one machine", "First pull");
    }

    @Test
    void leavesNothingBehind() {
        assertThat(orchestrator.leftovers()).isEmpty();
    }

    private static List<JsonNode> observations(String type) {
        return orchestrator.raw().stream()
                .filter(n -> n.path("type").asText().equals(type))
                .toList();
    }

    private static boolean has(String metric) {
        for (JsonNode m : summary.path("metrics")) {
            if (m.path("id").asText().equals(metric)) {
                return !m.path("figures").isEmpty();
            }
        }
        throw new AssertionError("summary.json has no metric " + metric);
    }

    private static double median(String metric) {
        return OrchestratorContainer.figure(summary, metric, HOLDS)
                .path("median")
                .asDouble();
    }
}
