package dev.footprint.deploy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Calibration passes on the machine that the tests run on. */
class CalibrationIT {
    @Test
    void everyInstrumentReadsWhatIsKnown() {
        try (OrchestratorContainer orchestrator = OrchestratorContainer.calibrating("--seed", "7")) {
            orchestrator.start();
            assertEquals(0, orchestrator.exitCode(), orchestrator::getLogs);
            String report = orchestrator.file("calibration.md");
            assertTrue(report.startsWith("# Calibration: every instrument reads what is known"), report);
            assertFalse(report.contains("WRONG"), report);
            assertTrue(report.contains("10 runs of 8 blocks"), report);
            assertTrue(report.contains("Smallest difference in cold start that 20 starts resolve"), report);
            long same = orchestrator.raw().stream()
                    .filter(n -> n.path("contender").asText().startsWith("same-"))
                    .count();
            assertEquals(160, same);
            assertEquals(List.of(), orchestrator.leftovers());
        }
    }
}
