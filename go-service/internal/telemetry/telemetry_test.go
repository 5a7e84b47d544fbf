package telemetry

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/otel/propagation"
	logspb "go.opentelemetry.io/proto/otlp/logs/v1"
	metricspb "go.opentelemetry.io/proto/otlp/metrics/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collector keeps the last export of each signal.
type collector struct {
	url string
	mu  sync.Mutex
	got map[string][]byte
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	c := &collector{got: map[string][]byte{}}
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.got[r.URL.Path] = body
	}))
	t.Cleanup(srv.Close)
	c.url = srv.URL
	return c
}

func start(t *testing.T, e env, log io.Writer) (*Telemetry, *slog.Logger) {
	t.Helper()
	settings, err := e.settings()
	if err != nil {
		t.Fatal(err)
	}
	tel, logger, err := Start(settings, "go-test", "1.2.3", NewConsole(log))
	if err != nil {
		t.Fatal(err)
	}
	return tel, logger
}

// work is one request with a log line.
func work(t *testing.T, tel *Telemetry, log *slog.Logger) {
	t.Helper()
	ctx, x := tel.Begin(t.Context(), Request{Method: "GET", Route: "/r", Path: "/r", Host: "h", Header: propagation.MapCarrier{}})
	log.InfoContext(ctx, "worked", slog.Int64("user.id", 1))
	x.End(ctx, 200)
}

func TestShutdownFlushesAllSignalsOfOneTrace(t *testing.T) {
	c := newCollector(t)
	var out strings.Builder
	tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": c.url}, &out)
	work(t, tel, log)
	tel.Shutdown(t.Context())

	var traces tracepb.TracesData
	var metrics metricspb.MetricsData
	var logs logspb.LogsData
	for path, message := range map[string]proto.Message{"/v1/traces": &traces, "/v1/metrics": &metrics, "/v1/logs": &logs} {
		if err := proto.Unmarshal(c.got[path], message); err != nil || len(c.got[path]) == 0 {
			t.Fatalf("%s: %d bytes, %v", path, len(c.got[path]), err)
		}
	}
	span := traces.GetResourceSpans()[0].GetScopeSpans()[0].GetSpans()[0]
	record := logs.GetResourceLogs()[0].GetScopeLogs()[0].GetLogRecords()[0]
	if string(record.GetTraceId()) != string(span.GetTraceId()) || string(record.GetSpanId()) != string(span.GetSpanId()) {
		t.Errorf("record of %x, span of %x", record.GetTraceId(), span.GetTraceId())
	}
	if name := metrics.GetResourceMetrics()[0].GetScopeMetrics()[0].GetMetrics()[0].GetName(); name != "http.server.request.duration" {
		t.Errorf("metric %s", name)
	}
	for signal, attributes := range map[string]int{
		"traces": len(traces.GetResourceSpans()[0].GetResource().GetAttributes()), "metrics": len(metrics.GetResourceMetrics()[0].GetResource().GetAttributes()),
		"logs": len(logs.GetResourceLogs()[0].GetResource().GetAttributes()),
	} {
		if attributes != 5 {
			t.Errorf("%s: %d resource attributes", signal, attributes)
		}
	}
	if strings.Count(out.String(), "\n") != 1 {
		t.Errorf("console: %s", out.String())
	}
}

func TestSignalsThatAreOffSendNothing(t *testing.T) {
	for name, path := range map[string]string{"TRACES": "/v1/traces", "METRICS": "/v1/metrics", "LOGS": "/v1/logs"} {
		c := newCollector(t)
		tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": c.url, "OTEL_" + name + "_EXPORTER": "none"}, io.Discard)
		work(t, tel, log)
		tel.Shutdown(t.Context())
		if _, sent := c.got[path]; sent || len(c.got) != 2 {
			t.Errorf("%s off: %d signals, sent=%v", name, len(c.got), sent)
		}
	}
}

func TestDisabledRecordsNothing(t *testing.T) {
	for _, e := range []env{
		{"OTEL_SDK_DISABLED": "true"},
		{"OTEL_TRACES_EXPORTER": "none", "OTEL_METRICS_EXPORTER": "none", "OTEL_LOGS_EXPORTER": "none"},
	} {
		tel, log := start(t, e, io.Discard)
		if tel.Recording() || tel.failures != nil {
			t.Errorf("%v: still on", e)
		}
		work(t, tel, log)
		tel.Shutdown(t.Context())
	}
}

func TestAnAbsentCollectorIsReportedOnceOverAllSignals(t *testing.T) {
	srv := httptest.NewServer(nil)
	srv.Close() // its port refuses now
	var out lockedBuilder
	tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": srv.URL, "OTEL_BSP_SCHEDULE_DELAY": "5", "OTEL_BLRP_SCHEDULE_DELAY": "5", "OTEL_METRIC_EXPORT_INTERVAL": "5"}, &out)
	for range 5 {
		work(t, tel, log)
		time.Sleep(10 * time.Millisecond)
	}
	begin := time.Now()
	tel.Shutdown(t.Context())
	if took := time.Since(begin); took > time.Second {
		t.Errorf("shutdown took %v", took)
	}
	if n := strings.Count(out.String(), "telemetry is being lost"); n != 1 || !strings.Contains(out.String(), `"level":"WARN"`) {
		t.Errorf("%d lines: %s", n, out.String())
	}
}

func TestShutdownIsBoundedWhenTheCollectorHangs(t *testing.T) {
	hang := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	defer srv.Close()
	defer close(hang)
	var out lockedBuilder
	tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": srv.URL}, &out)
	work(t, tel, log)
	begin := time.Now()
	tel.Shutdown(t.Context())
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	if n := strings.Count(out.String(), "telemetry is being lost"); n != 1 {
		t.Errorf("%d lines: %s", n, out.String())
	}
}

// lockedBuilder is written to by the exporters' goroutines too.
type lockedBuilder struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lockedBuilder) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuilder) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestConsoleLine(t *testing.T) {
	c := newCollector(t)
	var out strings.Builder
	tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": c.url}, &out)
	defer tel.Shutdown(t.Context())
	ctx, x := tel.Begin(t.Context(), Request{Method: "GET", Host: "h", Header: propagation.MapCarrier{"traceparent": traceParent}})
	log.With(slog.Int("a", 1)).WarnContext(ctx, "hello", slog.Group("g", slog.String("msg", "inner")))
	x.End(ctx, 200)
	var line map[string]any
	if err := json.Unmarshal([]byte(out.String()), &line); err != nil {
		t.Fatal(err)
	}
	if _, err := time.Parse(time.RFC3339, line["timestamp"].(string)); err != nil {
		t.Error(err)
	}
	if line["level"] != "WARN" || line["message"] != "hello" || line["trace_id"] != traceID || len(line["span_id"].(string)) != 16 ||
		line["a"] != 1.0 || line["g"].(map[string]any)["msg"] != "inner" {
		t.Errorf("%s", out.String())
	}
	out.Reset()
	log.DebugContext(ctx, "too little")
	log.Info("outside")
	if strings.Contains(out.String(), "trace_id") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("%s", out.String())
	}
}
