package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportStatusTest {

    private final Logger logger = Logger.getLogger(ExportStatus.CATEGORY);
    private final List<String> levels = new ArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord log) {
            levels.add(log.getLevel().getName());
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void record() {
        logger.addHandler(recorder);
    }

    @AfterEach
    void stopRecording() {
        logger.removeHandler(recorder);
    }

    @Test
    void outageAndRecoveryAreSaidOnceEach() {
        ExportStatus status = new ExportStatus();
        status.answered(200);
        status.failed("away");
        status.answered(503);
        status.failed("away");
        status.answered(200);
        status.answered(204);
        status.answered(404);
        assertEquals(List.of("WARN", "INFO", "WARN"), levels);
    }
}
