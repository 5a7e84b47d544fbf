package telemetry_test

import (
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/trace"

	"footprint.dev/go-service/internal/telemetry"
)

func TestLogLine(t *testing.T) {
	var out strings.Builder
	ctx := trace.ContextWithSpanContext(t.Context(), trace.NewSpanContext(trace.SpanContextConfig{
		TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2},
	}))
	telemetry.NewLogger(&out).With(slog.Int("a", 1)).InfoContext(ctx, "hello", slog.Group("g", slog.String("msg", "inner")))

	var line map[string]any
	if err := json.Unmarshal([]byte(out.String()), &line); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"timestamp", "level", "message", "trace_id", "span_id", "a", "g"} {
		if _, ok := line[key]; !ok {
			t.Errorf("no %s in %s", key, out.String())
		}
	}
	if line["message"] != "hello" || line["trace_id"] != "01000000000000000000000000000000" ||
		line["g"].(map[string]any)["msg"] != "inner" {
		t.Errorf("got %s", out.String())
	}
}

func TestNoTraceOutsideASpan(t *testing.T) {
	var out strings.Builder
	telemetry.NewLogger(&out).Info("hello")
	if strings.Contains(out.String(), "trace_id") {
		t.Errorf("got %s", out.String())
	}
}

func TestSDKErrorsAreLoggedOnceEach(t *testing.T) {
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", newCollector(t).url)
	var out strings.Builder
	tel := startTelemetry(t, &out)
	for range 3 {
		otel.Handle(errors.New("first"))
		otel.Handle(errors.New("second"))
	}
	if got := strings.Count(out.String(), "\n"); got != 2 {
		t.Errorf("%d lines: %s", got, out.String())
	}
	if err := tel.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
}
