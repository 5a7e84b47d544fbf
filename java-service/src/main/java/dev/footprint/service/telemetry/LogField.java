package dev.footprint.service.telemetry;

import org.jboss.logmanager.ExtLogRecord;

/** A field of a log line, passed as a parameter that the message has no place for. */
public record LogField(String name, long value) {

    private static final LogField[] NONE = {};

    /** The fields that a record carries. */
    static LogField[] of(ExtLogRecord log) {
        Object[] parameters = log.getParameters();
        if (parameters == null || parameters.length != 1 || !(parameters[0] instanceof LogField field)) {
            return NONE;
        }
        return new LogField[] {field};
    }
}
