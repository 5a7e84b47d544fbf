package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compose files that cannot be measured as they are: one line, with the cause and what to change. FailuresIT has those that can in part. */
class UnusableComposeIT {

    @Test
    void withoutLabelsItIsToldWhich() {
        assertSays(
                2,
                "footprint: no service of the compose file is a contender: give each one to be measured the labels"
                        + " footprint.language and footprint.framework",
                new TestCompose().serve("web").withoutLabels("web"));
    }

    @Test
    void ofTwoPortsNoneIsGuessed() {
        assertSays(
                2,
                "footprint: service web publishes 2 ports: say which one answers with the label footprint.port",
                new TestCompose().serve("web").publishing(9090, "web"));
    }

    @Test
    void aLoadPathThatIsNone() {
        assertSays(
                2,
                "footprint: service web: label footprint.load.path=users is no path: it begins with / and has neither blanks"
                        + " nor a fragment",
                new TestCompose().serve("web").labelled("footprint.load.path", "users", "web"));
    }

    @Test
    void aDependencyThatEndsIsNamedWithItsLastLines() {
        assertSays(
                3,
                "footprint: service db, which the contenders depend on, did not become healthy: it exited with code 4;"
                        + " its last log lines: [",
                new TestCompose()
                        .serve("web")
                        .serve("db", "--crash-after-ms", "20", "--exit-code", "4", "--never-listen")
                        .neverHealthy("db")
                        .withoutLabels("db")
                        .dependingOn("db", "web"));
    }

    private static void assertSays(int exitCode, String line, TestCompose compose) {
        OrchestratorContainer orchestrator = new OrchestratorContainer(compose, "--starts", "1");
        orchestrator.start();
        try {
            assertEquals(exitCode, orchestrator.exitCode(), orchestrator::getLogs);
            List<String> errors = orchestrator
                    .getLogs()
                    .lines()
                    .filter(l -> l.startsWith("footprint: "))
                    .toList();
            assertEquals(1, errors.size(), orchestrator::getLogs);
            assertTrue(errors.getFirst().startsWith(line), errors.getFirst());
            assertEquals(List.of(), orchestrator.leftovers());
        } finally {
            orchestrator.stop();
        }
    }
}
