// Package telemetry is OpenTelemetry as the contract has it: settings from OTEL_* variables, the SDK's parts for the
// signals that are on, server and client spans, the one metric, and logs that know their trace.
package telemetry

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk"
	sdklog "go.opentelemetry.io/otel/sdk/log"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/exemplar"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
)

const (
	// flushTimeout bounds Shutdown: a collector that hangs must not keep the process. The contract allows 5 s.
	flushTimeout = 4500 * time.Millisecond

	scopeName = "footprint.dev/go-service"
)

// Telemetry is what instrumentation needs. Its zero value records nothing and costs nothing.
type Telemetry struct {
	tracer   trace.Tracer // nil when traces are off
	duration *durations   // nil when metrics are off
	shutdown []func(context.Context) error
	failures *failures // nil when all signals are off
}

// Start makes what the settings ask for, as service name and version unless they say otherwise, and the logger, which
// writes to console and exports where logs are on. It opens no connection and waits for no collector.
func Start(settings Settings, name, version string, console slog.Handler) (*Telemetry, *slog.Logger, error) {
	t := &Telemetry{}
	if settings.traces == nil && settings.metrics == nil && settings.logs == nil {
		return t, slog.New(console), nil
	}
	t.failures = newFailures(reporter(console))
	otel.SetErrorHandler(otel.ErrorHandlerFunc(t.failures.lost))
	res := newResource(settings.attributes, name, version)
	if err := t.startSpans(settings, res); err != nil {
		return nil, nil, err
	}
	if err := t.startMetrics(settings, res); err != nil {
		return nil, nil, err
	}
	records, err := t.startLogs(settings, res)
	if err != nil {
		return nil, nil, err
	}
	if records == nil {
		return t, slog.New(console), nil
	}
	return t, slog.New(slog.NewMultiHandler(console, records)), nil
}

func (t *Telemetry) startSpans(settings Settings, res *resource.Resource) error {
	if settings.traces == nil {
		return nil
	}
	exporter, err := newSpanExporter(settings.traces, t.failures)
	if err != nil {
		return err
	}
	t.UseSpans(sdktrace.WithResource(res), sdktrace.WithSampler(settings.sampler), sdktrace.WithBatcher(exporter,
		sdktrace.WithBatchTimeout(settings.spans.delay), sdktrace.WithExportTimeout(settings.spans.timeout),
		sdktrace.WithMaxQueueSize(settings.spans.queue), sdktrace.WithMaxExportBatchSize(settings.spans.maxBatch)))
	return nil
}

func (t *Telemetry) startMetrics(settings Settings, res *resource.Resource) error {
	if settings.metrics == nil {
		return nil
	}
	exporter, err := newMetricExporter(settings.metrics, t.failures)
	if err != nil {
		return err
	}
	t.UseMetrics(sdkmetric.WithResource(res), sdkmetric.WithReader(sdkmetric.NewPeriodicReader(exporter,
		sdkmetric.WithInterval(settings.metricInterval), sdkmetric.WithTimeout(settings.metricTimeout))))
	return nil
}

// startLogs returns nil when logs are off.
func (t *Telemetry) startLogs(settings Settings, res *resource.Resource) (slog.Handler, error) {
	if settings.logs == nil {
		return nil, nil //nolint:nilnil // off is no error
	}
	exporter, err := newLogExporter(settings.logs, t.failures)
	if err != nil {
		return nil, err
	}
	batches := sdklog.NewBatchProcessor(exporter,
		sdklog.WithExportInterval(settings.records.delay), sdklog.WithExportTimeout(settings.records.timeout),
		sdklog.WithMaxQueueSize(settings.records.queue), sdklog.WithExportMaxBatchSize(settings.records.maxBatch))
	provider := sdklog.NewLoggerProvider(sdklog.WithResource(res), sdklog.WithProcessor(validRecords{}), sdklog.WithProcessor(batches))
	t.shutdown = append(t.shutdown, provider.Shutdown)
	return newRecords(provider), nil
}

// UseSpans records spans by an SDK with these options: those of Start, or a test's.
func (t *Telemetry) UseSpans(options ...sdktrace.TracerProviderOption) {
	provider := sdktrace.NewTracerProvider(options...)
	t.tracer = provider.Tracer(scopeName)
	t.shutdown = append(t.shutdown, provider.Shutdown)
}

// UseMetrics records the metric by an SDK with these options: those of Start, or a test's.
func (t *Telemetry) UseMetrics(options ...sdkmetric.Option) {
	// Exemplars would keep a reservoir per bucket, for something that the contract does not have.
	options = append(options, sdkmetric.WithExemplarFilter(exemplar.AlwaysOffFilter))
	provider := sdkmetric.NewMeterProvider(options...)
	t.duration = newDurations(provider.Meter(scopeName))
	t.shutdown = append(t.shutdown, provider.Shutdown)
}

// Recording tells whether requests leave anything behind, that is, whether to observe them at all.
func (t *Telemetry) Recording() bool {
	return t.tracer != nil || t.duration != nil
}

// Shutdown flushes all signals at once, for less than 5 s. What could not be sent is reported like any failed export.
func (t *Telemetry) Shutdown(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, flushTimeout)
	defer cancel()
	var flushing sync.WaitGroup
	for _, shutdown := range t.shutdown {
		flushing.Go(func() {
			if err := shutdown(ctx); err != nil && t.failures != nil {
				t.failures.lost(fmt.Errorf("flush: %w", err))
			}
		})
	}
	flushing.Wait()
}

func newResource(fromEnv []attribute.KeyValue, name, version string) *resource.Resource {
	own := []attribute.KeyValue{
		semconv.ServiceName(name), semconv.ServiceVersion(version),
		semconv.TelemetrySDKName("opentelemetry"), semconv.TelemetrySDKLanguageGo, semconv.TelemetrySDKVersion(sdk.Version()),
	}
	// The last of two with the same key wins.
	return resource.NewSchemaless(append(own, fromEnv...)...)
}
