package dev.footprint.service.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** Quarkus's JSON lines with the contract's level names, the ids of the trace, and the record's own fields. */
final class JsonLines extends ExtFormatter {

    private final Lines lines;

    JsonLines(JsonFormatter configured) {
        this.lines = new Lines(configured);
    }

    @Override
    public String format(ExtLogRecord log) {
        Level level = Levels.named(log.getLevel());
        if (level == log.getLevel()) {
            return lines.format(log);
        }
        ExtLogRecord renamed = new ExtLogRecord(log);
        renamed.setLevel(level);
        return lines.format(renamed);
    }

    private static final class Lines extends JsonFormatter {

        Lines(JsonFormatter configured) {
            setExcludedKeys(configured.getExcludedKeys());
            setExceptionOutputType(configured.getExceptionOutputType());
        }

        @Override
        protected void after(Generator generator, ExtLogRecord log) throws Exception {
            super.after(generator, log);
            for (LogField field : LogField.of(log)) {
                generator.add(field.name(), field.value());
            }
            SpanContext span = Span.fromContext(TelemetryContext.current()).getSpanContext();
            if (span.isValid()) {
                generator.add("trace_id", span.getTraceId());
                generator.add("span_id", span.getSpanId());
            }
        }
    }
}
