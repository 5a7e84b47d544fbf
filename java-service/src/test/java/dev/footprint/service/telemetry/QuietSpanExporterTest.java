package dev.footprint.service.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietSpanExporterTest {

    private final Logger logger = Logger.getLogger(QuietSpanExporter.class.getName());
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
    private boolean collectorIsThere;

    private final SpanExporter exporter = new QuietSpanExporter(new SpanExporter() {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return collectorIsThere
                    ? CompletableResultCode.ofSuccess()
                    : CompletableResultCode.ofExceptionalFailure(new IllegalStateException("away"));
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    });

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
        for (boolean there : new boolean[] {true, false, false, false, true, true, false}) {
            collectorIsThere = there;
            exporter.export(List.of());
        }
        assertEquals(List.of("WARN", "INFO", "WARN"), levels);
    }
}
