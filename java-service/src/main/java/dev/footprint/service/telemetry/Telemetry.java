package dev.footprint.service.telemetry;

import dev.footprint.service.Settings;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The three signals. Each part of the SDK is made at its first use, and not at all when the signal is off. */
@Singleton
public class Telemetry {

    private static final String SCOPE = "dev.footprint.service";
    // The convention's bounds, in seconds.
    private static final List<Double> BOUNDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
    private static final long FLUSH_AGAIN_MS = 50;

    private final boolean traces;
    private final boolean metrics;
    private final boolean logs;
    private final Lazy<SdkTracerProvider> tracerProvider;
    private final Lazy<SdkMeterProvider> meterProvider;
    private final Lazy<SdkLoggerProvider> loggerProvider;
    private final Lazy<Tracer> tracer;
    private final Lazy<DoubleHistogram> requestDuration;
    private final Lazy<Logger> logger;

    @Inject
    public Telemetry(Sdk sdk) {
        this(Settings.ofProcess().telemetry(), sdk::tracerProvider, sdk::meterProvider, sdk::loggerProvider);
    }

    Telemetry(
            TelemetryConfig config,
            Supplier<SdkTracerProvider> tracers,
            Supplier<SdkMeterProvider> meters,
            Supplier<SdkLoggerProvider> loggers) {
        this.traces = config.traces().on();
        this.metrics = config.metrics().on();
        this.logs = config.logs().on();
        this.tracerProvider = new Lazy<>(tracers);
        this.meterProvider = new Lazy<>(meters);
        this.loggerProvider = new Lazy<>(loggers);
        this.tracer = new Lazy<>(() -> tracerProvider.get().get(SCOPE));
        this.requestDuration = new Lazy<>(this::newHistogram);
        this.logger = new Lazy<>(() -> loggerProvider.get().get(SCOPE));
    }

    private DoubleHistogram newHistogram() {
        return meterProvider
                .get()
                .get(SCOPE)
                .histogramBuilder("http.server.request.duration")
                .setUnit("s")
                .setDescription("Duration of HTTP server requests.")
                .setExplicitBucketBoundariesAdvice(BOUNDS)
                .build();
    }

    public boolean traces() {
        return traces;
    }

    public boolean metrics() {
        return metrics;
    }

    public boolean logs() {
        return logs;
    }

    /** Only when {@link #traces()}; the others likewise. */
    public Tracer tracer() {
        return tracer.get();
    }

    public DoubleHistogram requestDuration() {
        return requestDuration.get();
    }

    public Logger logger() {
        return logger.get();
    }

    /** Sends what is queued, and gives up at the deadline. */
    public void close(long deadlineMs) {
        List<CompletableResultCode> ends = new ArrayList<>();
        tracerProvider.ifMade().ifPresent(made -> ends.add(end(made::shutdown)));
        meterProvider.ifMade().ifPresent(made -> ends.add(end(() -> flushedThenShutDown(made, deadlineMs / 2))));
        loggerProvider.ifMade().ifPresent(made -> ends.add(end(made::shutdown)));
        CompletableResultCode.ofAll(ends).join(deadlineMs, TimeUnit.MILLISECONDS);
    }

    // While an export is under way the reader drops the collection that a flush or the shutdown asks for, and it would
    // be the
    // last one.
    private static CompletableResultCode flushedThenShutDown(SdkMeterProvider meters, long deadlineMs) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMs);
        while (!meters.forceFlush().join(deadlineMs, TimeUnit.MILLISECONDS).isSuccess() && System.nanoTime() < end) {
            try {
                Thread.sleep(FLUSH_AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return meters.shutdown();
    }

    // On threads of their own: the metric reader's shutdown waits, for up to ten seconds.
    private static CompletableResultCode end(Supplier<CompletableResultCode> shutdown) {
        CompletableResultCode ended = new CompletableResultCode();
        Thread.ofPlatform().daemon().name("telemetry shutdown").start(() -> {
            CompletableResultCode result = shutdown.get();
            result.whenComplete(ended::succeed);
        });
        return ended;
    }
}
