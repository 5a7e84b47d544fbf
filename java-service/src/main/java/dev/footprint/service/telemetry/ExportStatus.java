package dev.footprint.service.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says once that the collector is away, whatever the signal, and again only after it had worked in between. */
final class ExportStatus {

    /** OtlpLogHandler leaves this category out: a record about it would be one more that cannot be sent. */
    static final String CATEGORY = ExportStatus.class.getName();

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final AtomicBoolean failing = new AtomicBoolean();

    void answered(int statusCode) {
        if (statusCode < 200 || statusCode > 299) {
            failed("it answers " + statusCode);
        } else if (failing.compareAndSet(true, false)) {
            LOG.info("telemetry is exported again");
        }
    }

    void failed(String reason) {
        if (failing.compareAndSet(false, true)) {
            LOG.warnf("telemetry cannot be exported, said again only after a recovery: %s", reason);
        }
    }
}
