// Package telemetry sets OpenTelemetry up from the standard OTEL_* variables. The SDK and the exporter read most of
// them; this package reads those they do not.
package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/go-logr/logr"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// flushTimeout bounds Shutdown: a collector that hangs must not keep the process. The contract allows 5 s.
const flushTimeout = 4 * time.Second

// Telemetry is what instrumentation needs. Metrics and logs get their providers beside the tracer's.
type Telemetry struct {
	TracerProvider trace.TracerProvider
	Propagator     propagation.TextMapPropagator

	sdk *sdktrace.TracerProvider // nil when disabled
}

// Disabled is telemetry that costs nothing: instrumentation is not even installed.
func Disabled() *Telemetry {
	return &Telemetry{TracerProvider: noop.NewTracerProvider(), Propagator: propagation.NewCompositeTextMapPropagator()}
}

// Start begins exporting traces as name and version, which OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override.
// It does not wait for a collector. With OTEL_SDK_DISABLED=true or OTEL_TRACES_EXPORTER=none it returns Disabled.
func Start(ctx context.Context, name, version string, log *slog.Logger) (*Telemetry, error) {
	env := readEnv(log)
	if env.disabled {
		return Disabled(), nil
	}
	otel.SetLogger(logr.FromSlogHandler(log.Handler()))
	otel.SetErrorHandler(newOnceHandler(log))

	exporter, err := otlptracehttp.New(ctx, env.exporterOptions...)
	if err != nil {
		return nil, fmt.Errorf("trace exporter: %w", err)
	}
	res, err := resource.New(ctx,
		resource.WithTelemetrySDK(),
		resource.WithAttributes(semconv.ServiceName(name), semconv.ServiceVersion(version)),
		// Last, because later detectors win.
		resource.WithFromEnv(),
	)
	if err != nil {
		if !errors.Is(err, resource.ErrPartialResource) {
			return nil, fmt.Errorf("resource: %w", err)
		}
		log.Warn("OTEL_RESOURCE_ATTRIBUTES is used in part", slog.Any("error", err))
	}
	sdk := sdktrace.NewTracerProvider(
		sdktrace.WithSpanProcessor(validUTF8{}),
		sdktrace.WithBatcher(&quietExporter{SpanExporter: exporter, log: log}),
		sdktrace.WithResource(res),
	)
	return WithProvider(sdk, env.propagator), nil
}

// WithProvider is enabled telemetry on a provider made elsewhere: by Start, or by a test.
func WithProvider(sdk *sdktrace.TracerProvider, propagator propagation.TextMapPropagator) *Telemetry {
	return &Telemetry{TracerProvider: sdk, Propagator: propagator, sdk: sdk}
}

// Enabled tells whether to install instrumentation at all.
func (t *Telemetry) Enabled() bool {
	return t.sdk != nil
}

// Shutdown flushes what is still queued, for at most 4 s; the error says that something was lost.
func (t *Telemetry) Shutdown(ctx context.Context) error {
	if t.sdk == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, flushTimeout)
	defer cancel()
	if err := t.sdk.Shutdown(ctx); err != nil {
		return fmt.Errorf("flush traces: %w", err)
	}
	return nil
}

// The contract asks for two attributes that the frameworks' instrumentations leave out. Both functions do nothing
// where no span is recorded.

// RecordQuery adds url.query to the current span; an empty query adds nothing.
func RecordQuery(ctx context.Context, rawQuery string) {
	if span := trace.SpanFromContext(ctx); rawQuery != "" && span.IsRecording() {
		span.SetAttributes(semconv.URLQuery(mendUTF8(rawQuery)))
	}
}

// RecordFault adds error.type to the current span, for a status of 500 and above.
func RecordFault(ctx context.Context, status int) {
	if span := trace.SpanFromContext(ctx); span.IsRecording() {
		span.SetAttributes(semconv.ErrorTypeKey.String(strconv.Itoa(status)))
	}
}

// SpanMethod is the method as a span's name carries it: callers must not be able to invent names.
func SpanMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodConnect, http.MethodOptions, http.MethodTrace:
		return method
	default:
		return "HTTP"
	}
}
