package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.logging.json.runtime.JsonFormatter;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids of a trace are TelemetryTest's and ProcessIT's, because they need a request. */
class JsonLinesTest {

    private static String line(Level level, LogField... fields) {
        JsonFormatter configured = new JsonFormatter();
        configured.setExcludedKeys(Set.of(
                "timestamp",
                "sequence",
                "loggerClassName",
                "loggerName",
                "threadName",
                "threadId",
                "hostName",
                "processName",
                "processId",
                "ndc",
                "mdc"));
        ExtLogRecord log = new ExtLogRecord(level, "hello", JsonLinesTest.class.getName());
        log.setInstant(Instant.EPOCH);
        log.setParameters((Object[]) fields);
        return new JsonLines(configured).format(log).strip();
    }

    @ParameterizedTest
    @CsvSource({"SEVERE, ERROR", "WARNING, WARN", "INFO, INFO", "CONFIG, DEBUG", "FINE, DEBUG", "FINEST, TRACE"})
    void levelsAreTheContracts(String level, String name) {
        assertEquals("{\"level\":\"" + name + "\",\"message\":\"hello\"}", line(Level.parse(level)));
    }

    @Test
    void fieldsAreNumbers() {
        assertEquals(
                "{\"level\":\"INFO\",\"message\":\"hello\",\"user.id\":7}",
                line(Level.INFO, new LogField("user.id", 7)));
    }
}
