package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.logging.json.runtime.JsonFormatter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class TraceIdsInLogsTest {

    private static String line(Map<String, String> mdc) {
        JsonFormatter configured = new JsonFormatter();
        configured.setExcludedKeys(Set.of(
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
        ExtLogRecord log = new ExtLogRecord(Level.INFO, "hello", TraceIdsInLogsTest.class.getName());
        log.setInstant(Instant.EPOCH);
        log.setMdc(mdc);
        TraceIdsInLogs.Formatter formatter = new TraceIdsInLogs.Formatter(configured);
        formatter.setZoneId("UTC");
        return formatter.format(log).strip();
    }

    @Test
    void inASpan() {
        assertEquals(
                "{\"timestamp\":\"1970-01-01T00:00:00Z\",\"level\":\"INFO\",\"message\":\"hello\","
                        + "\"trace_id\":\"0af7\",\"span_id\":\"b7ad\"}",
                line(Map.of("traceId", "0af7", "spanId", "b7ad")));
    }

    @Test
    void outsideOfOne() {
        assertEquals(
                "{\"timestamp\":\"1970-01-01T00:00:00Z\",\"level\":\"INFO\",\"message\":\"hello\"}", line(Map.of()));
    }
}
