package dev.footprint.service.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is written to stdout goes out over OTLP too. */
final class OtlpLogHandler extends ExtHandler {

    private static final AttributeKey<String> LOGGER = AttributeKey.stringKey("log.logger");
    private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");
    private static final AttributeKey<String> EXCEPTION_STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    // The message with its parameters filled in is all that is asked of it.
    private static final Formatter MESSAGE = new PatternFormatter("");

    private final Telemetry telemetry;

    OtlpLogHandler(Telemetry telemetry) {
        this.telemetry = telemetry;
        setLevel(Level.ALL);
    }

    @Override
    protected void doPublish(ExtLogRecord log) {
        if (ExportStatus.CATEGORY.equals(log.getLoggerName())) {
            return;
        }
        Severity severity = Levels.severity(log.getLevel());
        LogRecordBuilder otlp = telemetry
                .logger()
                .logRecordBuilder()
                .setContext(TelemetryContext.current())
                .setTimestamp(log.getInstant())
                .setSeverity(severity)
                .setSeverityText(severity.name())
                .setBody(MESSAGE.formatMessage(log))
                .setAttribute(LOGGER, log.getLoggerName());
        for (LogField field : LogField.of(log)) {
            otlp.setAttribute(AttributeKey.longKey(field.name()), field.value());
        }
        if (log.getThrown() != null) {
            addException(otlp, log.getThrown());
        }
        otlp.emit();
    }

    private static void addException(LogRecordBuilder otlp, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        otlp.setAttribute(EXCEPTION_TYPE, thrown.getClass().getName());
        otlp.setAttribute(EXCEPTION_MESSAGE, String.valueOf(thrown.getMessage()));
        otlp.setAttribute(EXCEPTION_STACKTRACE, trace.toString());
    }
}
