package dev.footprint.service.telemetry;

import io.opentelemetry.exporter.otlp.internal.OtlpSpanExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * OpenTelemetry's own OTLP exporter. Quarkus's is turned off: it appends /v1/traces to a traces endpoint too, takes
 * numbers without a unit for seconds, and does not decode header values, all of which the specification has otherwise.
 */
public final class OtlpExporterProvider implements ConfigurableSpanExporterProvider {

    @Override
    public SpanExporter createExporter(ConfigProperties config) {
        return new QuietSpanExporter(new OtlpSpanExporterProvider().createExporter(config));
    }

    @Override
    public String getName() {
        return "otlp";
    }
}
