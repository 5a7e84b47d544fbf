package dev.footprint.service.telemetry;

import io.opentelemetry.api.logs.Severity;
import java.util.logging.Level;

/** The contract's five levels; libraries come with java.util.logging's and JBoss's own. */
final class Levels {

    private Levels() {}

    static Severity severity(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return Severity.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return Severity.WARN;
        }
        if (value >= Level.INFO.intValue()) {
            return Severity.INFO;
        }
        return value >= Level.FINE.intValue() ? Severity.DEBUG : Severity.TRACE;
    }

    /** The same by the contract's name. */
    static Level named(Level level) {
        return switch (severity(level)) {
            case ERROR -> org.jboss.logmanager.Level.ERROR;
            case WARN -> org.jboss.logmanager.Level.WARN;
            case INFO -> org.jboss.logmanager.Level.INFO;
            case DEBUG -> org.jboss.logmanager.Level.DEBUG;
            default -> org.jboss.logmanager.Level.TRACE;
        };
    }
}
