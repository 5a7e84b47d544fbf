package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services that misbehave, each in its own way, in one run with a healthy one. */
class FailuresIT {
    private static OrchestratorContainer orchestrator;
    private static JsonNode summary;

    @BeforeAll
    static void measure() {
        TestCompose compose = new TestCompose()
                .serve("healthy")
                .serve("crashes", "--crash-after-ms", "20", "--exit-code", "3", "--never-listen")
                .serve("hangs", "--hang")
                .serve("deaf", "--never-listen")
                .serve("refuses", "--status", "500")
                .serve("greedy", "--eat-memory")
                .serve("fragile", "--crash-at-request", "50", "--exit-code", "9")
                .serve("nobody")
                .as("no-such-user", "nobody")
                .service("wrong", TestCompose.PROBE, "full")
                .service("absent", "footprint/no-such-image:0", "health-only");
        orchestrator = new OrchestratorContainer(
                compose, "--starts", "3", "--memory-blocks", "1", "--requests", "500", "--start-timeout", "2");
        orchestrator.start();
        // 1: some contenders were not measured
        assertEquals(1, orchestrator.exitCode(), orchestrator::getLogs);
        summary = orchestrator.summary();
    }

    @AfterAll
    static void stop() {
        orchestrator.stop();
    }

    @Test
    void aCrashIsReportedWithExitCodeAndLastLines() {
        JsonNode failure = failed("crashes", "ended before its first 200");
        assertEquals(3, failure.path("exitCode").asLong());
        assertTrue(failure.path("logTail").size() > 0, "its last words are kept");
        assertTrue(failure.path("reason").asText().contains("code 3; see why with docker compose up crashes"));
    }

    @Test
    void aServiceThatNeverAnswersIsNotCalledDead() {
        JsonNode failure = failed("hangs", "did not answer GET /health within 2 s");
        assertTrue(failure.path("exitCode").isMissingNode()
                || failure.path("exitCode").isNull());
    }

    @Test
    void aServiceThatNeverListensIsToldWhichPortWasWatched() {
        failed("deaf", "nothing listened on 127.0.0.1:3000 within 2 s");
    }

    @Test
    void aServiceThatAnswers500IsToldSo() {
        failed("refuses", "with status 500");
    }

    @Test
    void anOutOfMemoryKillIsNamed() {
        JsonNode failure = failed("greedy", "OOM");
        assertTrue(failure.path("oomKilled").asBoolean());
    }

    @Test
    void aDeathUnderLoadIsReportedWithWhatWasSeenBefore() {
        JsonNode failure = failed("fragile", "code 9");
        assertEquals(9, failure.path("exitCode").asLong());
    }

    @Test
    void aMissingImageIsToldHowToGetIt() {
        failed("absent", "docker pull footprint/no-such-image:0");
    }

    /** The engine may fail once by accident, so it is asked three times; each discarded start is counted. */
    @Test
    void aStartThatTheEngineRefusesIsMadeAgainTwice() {
        failed("nobody", "no-such-user");
        long discarded = orchestrator.raw().stream()
                .filter(n -> n.path("type").asText().equals("failure")
                        && n.path("contender").asText().equals("nobody")
                        && n.path("stage").asText().equals("engine"))
                .count();
        assertEquals(2, discarded);
    }

    @Test
    void aWrongAnswerIsRefusedWithTheFirstFailedCheck() {
        JsonNode wrong = OrchestratorContainer.contender(summary, "wrong");
        assertEquals("refused", wrong.path("state").asText());
        assertTrue(
                wrong.path("reason").asText().contains("answers wrongly"),
                wrong.path("reason").asText());
    }

    @Test
    void theOthersAreMeasuredAllTheSame() {
        assertEquals(
                "measured",
                OrchestratorContainer.contender(summary, "healthy")
                        .path("state")
                        .asText());
        assertEquals(
                3,
                OrchestratorContainer.figure(summary, "cold_start.exec_to_200", "healthy")
                        .path("n")
                        .asInt());
    }

    @Test
    void theTableSaysWhatFailed() {
        String table = orchestrator.getLogs();
        for (String name : List.of("crashes", "hangs", "deaf", "refuses", "greedy", "fragile", "wrong", "absent")) {
            assertTrue(table.contains(name), name + " is not mentioned in: " + table);
        }
    }

    @Test
    void leavesNothingBehind() {
        assertEquals(List.of(), orchestrator.leftovers());
    }

    private static JsonNode failed(String contender, String reason) {
        assertEquals(
                "failed",
                OrchestratorContainer.contender(summary, contender)
                        .path("state")
                        .asText());
        JsonNode failure = OrchestratorContainer.failure(summary, contender);
        assertTrue(
                failure.path("reason").asText().contains(reason),
                failure.path("reason").asText());
        return failure;
    }
}
