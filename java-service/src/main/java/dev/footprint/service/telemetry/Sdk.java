package dev.footprint.service.telemetry;

import dev.footprint.service.Settings;
import dev.footprint.service.telemetry.TelemetryConfig.Batch;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds OpenTelemetry's SDK from the settings, a signal at a time. */
@Singleton
public class Sdk {

    // The queues take their memory when they are made. A million elements is more than this heap holds.
    private static final int LARGEST_QUEUE = 1 << 20;

    // Where VertxSenderProvider is found, also where the libraries are loaded by another loader.
    private static final ClassLoader SENDERS = VertxSenderProvider.class.getClassLoader();

    private final TelemetryConfig config;
    private final String buildName;
    private final String buildVersion;

    public Sdk(
            @ConfigProperty(name = "quarkus.application.name") String buildName,
            @ConfigProperty(name = "quarkus.application.version") String buildVersion) {
        this.config = Settings.ofProcess().telemetry();
        this.buildName = buildName;
        this.buildVersion = buildVersion;
    }

    SdkTracerProvider tracerProvider() {
        Batch batch = config.spanBatch();
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(config.traces().endpoint())
                .setTimeout(timeout())
                .setHeaders(config::headers)
                .setRetryPolicy(null)
                .setServiceClassLoader(SENDERS)
                .build();
        return SdkTracerProvider.builder()
                .setResource(resource())
                .setSampler(config.sampler().sampler())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofMillis(batch.delayMs()))
                        .setExporterTimeout(Duration.ofMillis(batch.timeoutMs()))
                        .setMaxQueueSize(Math.min(batch.queue(), LARGEST_QUEUE))
                        .setMaxExportBatchSize(Math.min(batch.batch(), LARGEST_QUEUE))
                        .build())
                .build();
    }

    SdkMeterProvider meterProvider() {
        // The reader has no timeout of its own; the shorter of the two bounds one export.
        Duration timeout = Duration.ofMillis(Math.min(config.timeoutMs(), config.metricTimeoutMs()));
        OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(config.metrics().endpoint())
                .setTimeout(timeout)
                .setHeaders(config::headers)
                .setRetryPolicy(null)
                .setServiceClassLoader(SENDERS)
                .setMemoryMode(MemoryMode.REUSABLE_DATA)
                .build();
        return SdkMeterProvider.builder()
                .setResource(resource())
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(Duration.ofMillis(config.metricIntervalMs()))
                        .build())
                .build();
    }

    SdkLoggerProvider loggerProvider() {
        Batch batch = config.logBatch();
        OtlpHttpLogRecordExporter exporter = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(config.logs().endpoint())
                .setTimeout(timeout())
                .setHeaders(config::headers)
                .setRetryPolicy(null)
                .setServiceClassLoader(SENDERS)
                .build();
        return SdkLoggerProvider.builder()
                .setResource(resource())
                .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofMillis(batch.delayMs()))
                        .setExporterTimeout(Duration.ofMillis(batch.timeoutMs()))
                        .setMaxQueueSize(Math.min(batch.queue(), LARGEST_QUEUE))
                        .setMaxExportBatchSize(Math.min(batch.batch(), LARGEST_QUEUE))
                        .build())
                .build();
    }

    private Duration timeout() {
        return Duration.ofMillis(config.timeoutMs());
    }

    /** What the environment says wins over the build, and the name over the list. */
    Resource resource() {
        AttributesBuilder attributes = Resource.getDefault().getAttributes().toBuilder();
        attributes.put("service.name", buildName).put("service.version", buildVersion);
        config.resource().forEach((key, value) -> attributes.put(key, value));
        config.serviceName().ifPresent(name -> attributes.put("service.name", name));
        return Resource.create(attributes.build());
    }
}
