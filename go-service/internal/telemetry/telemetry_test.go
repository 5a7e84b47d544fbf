package telemetry_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
	coltracepb "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"footprint.dev/go-service/internal/telemetry"
)

// collector keeps the last export it got.
type collector struct {
	url    string
	mu     sync.Mutex
	header http.Header
	path   string
	export coltracepb.ExportTraceServiceRequest
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	c := &collector{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.header, c.path = r.Header, r.URL.Path
		if err := proto.Unmarshal(body, &c.export); err != nil {
			t.Error(err)
		}
		w.WriteHeader(http.StatusOK)
	}))
	t.Cleanup(srv.Close)
	c.url = srv.URL
	return c
}

func startTelemetry(t *testing.T, log io.Writer) *telemetry.Telemetry {
	t.Helper()
	tel, err := telemetry.Start(t.Context(), "go-test", "1.2.3", telemetry.NewLogger(log))
	if err != nil {
		t.Fatal(err)
	}
	return tel
}

// One caller's bytes must not cost everybody's spans.
func TestBytesThatAreNoUTF8DoNotLoseTheBatch(t *testing.T) {
	c := newCollector(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.url)
	tel := startTelemetry(t, io.Discard)
	tracer := tel.TracerProvider.Tracer("test")
	ctx, span := tracer.Start(context.Background(), "bad", trace.WithAttributes(attribute.String("url.path", "/\xff/x")))
	telemetry.RecordQuery(ctx, "q=\xfe")
	span.End()
	if err := tel.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	got := map[string]string{}
	for _, rs := range c.export.GetResourceSpans() {
		for _, ss := range rs.GetScopeSpans() {
			for _, s := range ss.GetSpans() {
				for _, kv := range s.GetAttributes() {
					got[kv.GetKey()] = kv.GetValue().GetStringValue()
				}
			}
		}
	}
	if got["url.path"] != "/\uFFFD/x" || got["url.query"] != "q=\uFFFD" {
		t.Errorf("exported attributes: %q", got)
	}
}

func oneSpan(tel *telemetry.Telemetry) trace.SpanContext {
	_, span := tel.TracerProvider.Tracer("test").Start(context.Background(), "work")
	defer span.End()
	return span.SpanContext()
}

func (c *collector) resource() map[string]string {
	attrs := map[string]string{}
	for _, kv := range c.export.GetResourceSpans()[0].GetResource().GetAttributes() {
		attrs[kv.GetKey()] = kv.GetValue().GetStringValue()
	}
	return attrs
}

func TestExportFollowsTheStandardVariables(t *testing.T) {
	c := newCollector(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.url)
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=blue")
	t.Setenv("OTEL_SERVICE_NAME", "renamed")
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
	tel := startTelemetry(t, io.Discard)
	oneSpan(tel)
	if err := tel.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	res := c.resource()
	if c.path != "/v1/traces" || c.header.Get("X-Tenant") != "blue" || c.header.Get("Content-Type") != "application/x-protobuf" {
		t.Errorf("path %s, headers %v", c.path, c.header)
	}
	if res["service.name"] != "renamed" || res["service.version"] != "1.2.3" || res["deployment.environment.name"] != "test" {
		t.Errorf("resource %v", res)
	}
}

func TestResourceVariablesOverrideNameAndVersion(t *testing.T) {
	c := newCollector(t)
	t.Setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", c.url+"/custom")
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "service.name=mine,service.version=9")
	tel := startTelemetry(t, io.Discard)
	oneSpan(tel)
	if err := tel.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if res := c.resource(); c.path != "/custom" || res["service.name"] != "mine" || res["service.version"] != "9" {
		t.Errorf("path %s, resource %v", c.path, res)
	}
}

func TestSwitches(t *testing.T) {
	for variable, value := range map[string]string{"OTEL_SDK_DISABLED": "TRUE", "OTEL_TRACES_EXPORTER": "none"} {
		t.Run(variable, func(t *testing.T) {
			t.Setenv(variable, value)
			tel := startTelemetry(t, io.Discard)
			if tel.Enabled() || oneSpan(tel).IsValid() {
				t.Error("still on")
			}
			if err := tel.Shutdown(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSamplerVariable(t *testing.T) {
	c := newCollector(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.url)
	t.Setenv("OTEL_TRACES_SAMPLER", "always_off")
	tel := startTelemetry(t, io.Discard)
	if sc := oneSpan(tel); !sc.IsValid() || sc.IsSampled() {
		t.Errorf("got %v", sc)
	}
	if err := tel.Shutdown(t.Context()); err != nil || c.path != "" {
		t.Errorf("%v, exported to %q", err, c.path)
	}
}

func TestUnsupportedValuesAreWarnedAbout(t *testing.T) {
	for variable, value := range map[string]string{
		"OTEL_TRACES_EXPORTER":        "zipkin",
		"OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
		"OTEL_PROPAGATORS":            "b3",
	} {
		t.Run(variable, func(t *testing.T) {
			t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", newCollector(t).url)
			t.Setenv(variable, value)
			var log strings.Builder
			tel := startTelemetry(t, &log)
			if !tel.Enabled() || !strings.Contains(log.String(), variable) {
				t.Errorf("enabled=%v, log %q", tel.Enabled(), log.String())
			}
			if err := tel.Shutdown(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAbsentCollectorIsReportedOnce(t *testing.T) {
	c := newCollector(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", strings.Replace(c.url, "127.0.0.1", "127.0.0.2", 1)+"0")
	t.Setenv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1")
	var log strings.Builder
	tel := startTelemetry(t, &log)
	for range 5 {
		oneSpan(tel)
	}
	if err := tel.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if got := strings.Count(log.String(), "\n"); got != 1 || !strings.Contains(log.String(), `"level":"WARN"`) {
		t.Errorf("%d lines: %s", got, log.String())
	}
}

func TestShutdownIsBoundedWhenTheCollectorHangs(t *testing.T) {
	hang := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	defer srv.Close()
	defer close(hang)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", srv.URL)
	tel := startTelemetry(t, io.Discard)
	oneSpan(tel)
	begin := time.Now()
	if err := tel.Shutdown(t.Context()); err == nil {
		t.Error("lost spans went unnoticed")
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
