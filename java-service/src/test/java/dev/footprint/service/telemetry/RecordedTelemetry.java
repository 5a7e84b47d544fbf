package dev.footprint.service.telemetry;

import dev.footprint.service.config.Environment;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;

/** The three signals, kept in memory. */
@Alternative
@Singleton
public class RecordedTelemetry extends Telemetry {

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(RecordedTelemetry.class);
        }
    }

    final InMemorySpanExporter spans;
    final InMemoryMetricReader metrics;
    final InMemoryLogRecordExporter logs;

    public RecordedTelemetry() {
        this(InMemorySpanExporter.create(), InMemoryMetricReader.create(), InMemoryLogRecordExporter.create());
    }

    private RecordedTelemetry(
            InMemorySpanExporter spans, InMemoryMetricReader metrics, InMemoryLogRecordExporter logs) {
        super(
                TelemetryConfig.from(new Environment(name -> null)),
                () -> SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build(),
                () -> SdkMeterProvider.builder().registerMetricReader(metrics).build(),
                () -> SdkLoggerProvider.builder()
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                        .build());
        this.spans = spans;
        this.metrics = metrics;
        this.logs = logs;
    }
}
