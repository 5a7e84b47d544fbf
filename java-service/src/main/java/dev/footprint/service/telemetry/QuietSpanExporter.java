package dev.footprint.service.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says once that the collector is away and once that it is back, instead of once a batch. */
final class QuietSpanExporter implements SpanExporter {

    private static final Logger LOG = Logger.getLogger(QuietSpanExporter.class);

    private final SpanExporter exporter;
    private final AtomicBoolean failing = new AtomicBoolean();

    QuietSpanExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        result.whenComplete(() -> report(result));
        return result;
    }

    private void report(CompletableResultCode result) {
        if (!result.isSuccess() && failing.compareAndSet(false, true)) {
            Throwable cause = result.getFailureThrowable();
            LOG.warn("traces are being lost; said again only after a recovery" + reason(cause));
        } else if (result.isSuccess() && failing.compareAndSet(true, false)) {
            LOG.info("traces are being exported again");
        }
    }

    // The exporter wraps what happened in an exception that says no more than that something did.
    private static String reason(Throwable cause) {
        if (cause == null) {
            return "";
        }
        return ": " + (cause.getCause() == null ? cause : cause.getCause()).getMessage();
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
