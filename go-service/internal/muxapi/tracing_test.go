package muxapi_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/propagation"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/muxapi"
	"footprint.dev/go-service/internal/telemetry"
)

const (
	traceID     = "0af7651916cd43dd8448eb211c80319c"
	parentID    = "b7ad6b7169203331"
	traceParent = "00-" + traceID + "-" + parentID + "-01"
)

func record(d httpapi.Deps) (http.Handler, *tracetest.SpanRecorder) {
	spans := tracetest.NewSpanRecorder()
	sdk := sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans))
	d.Telemetry = telemetry.WithProvider(sdk, propagation.TraceContext{})
	return muxapi.NewHandler(d), spans
}

func TestSpanNames(t *testing.T) {
	for _, c := range []struct{ method, target, span, route string }{
		{http.MethodGet, "/api/v1/users?limit=2", "GET /api/v1/users", "/api/v1/users"},
		{http.MethodGet, "/api/v1/users/1", "GET /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodHead, "/api/v1/users/1", "HEAD /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodGet, "/api/v1/users/ada", "GET /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodGet, "/nowhere", "GET", ""},
		{http.MethodGet, "/healthy", "GET", ""},
		{http.MethodDelete, "/api/v1/users/1", "DELETE", ""},
		{"BREW", "/api/v1/users/1", "HTTP", ""},
	} {
		h, spans := record(deps(t))
		call(h, c.method, c.target)
		ended := spans.Ended()
		if len(ended) != 1 {
			t.Errorf("%s %s: %d spans", c.method, c.target, len(ended))
			continue
		}
		route, _ := attr(ended[0], "http.route")
		if ended[0].Name() != c.span || route.AsString() != c.route || ended[0].SpanKind() != trace.SpanKindServer {
			t.Errorf("%s %s: %q, route %q, %s", c.method, c.target, ended[0].Name(), route.AsString(), ended[0].SpanKind())
		}
	}
}

func TestHealthIsNotTraced(t *testing.T) {
	h, spans := record(deps(t))
	for _, target := range []string{"/health", "/health/live", "/health/ready", "/health/unknown"} {
		call(h, http.MethodGet, target)
		call(h, http.MethodPost, target)
	}
	if got := len(spans.Ended()); got != 0 {
		t.Errorf("%d spans", got)
	}
}

func TestUnknownMethodIsOther(t *testing.T) {
	h, spans := record(deps(t))
	call(h, "BREW", "/api/v1/users")
	if got, _ := attr(spans.Ended()[0], "http.request.method"); got.AsString() != "_OTHER" {
		t.Errorf("got %q", got.AsString())
	}
	if _, ok := attr(spans.Ended()[0], "url.query"); ok {
		t.Error("an empty query is no attribute")
	}
}

func TestStableAttributesAndParent(t *testing.T) {
	h, spans := record(deps(t))
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://users.example:8080/api/v1/users/404?verbose=1", http.NoBody)
	req.Header.Set("traceparent", traceParent)
	h.ServeHTTP(httptest.NewRecorder(), req)

	span := spans.Ended()[0]
	if span.Parent().SpanID().String() != parentID || span.SpanContext().TraceID().String() != traceID {
		t.Errorf("parent %s, trace %s", span.Parent().SpanID(), span.SpanContext().TraceID())
	}
	for key, want := range map[attribute.Key]attribute.Value{
		"http.request.method":       attribute.StringValue("GET"),
		"http.response.status_code": attribute.IntValue(404),
		"http.route":                attribute.StringValue("/api/v1/users/{id}"),
		"url.path":                  attribute.StringValue("/api/v1/users/404"),
		"url.query":                 attribute.StringValue("verbose=1"),
		"url.scheme":                attribute.StringValue("http"),
		"server.address":            attribute.StringValue("users.example"),
		"server.port":               attribute.IntValue(8080),
	} {
		if got, ok := attr(span, key); !ok || got != want {
			t.Errorf("%s: got %v, want %v", key, got.AsInterface(), want.AsInterface())
		}
	}
	if _, ok := attr(span, "error.type"); ok || span.Status().Code.String() != "Unset" {
		t.Errorf("a 404 is the caller's error, not the span's: %v", span.Status())
	}
}

func TestFaultsAreLoggedWithTheirTrace(t *testing.T) {
	for _, panics := range []bool{false, true} {
		var log strings.Builder
		d := deps(t)
		d.Users, d.Log = brokenStore{panics}, telemetry.NewLogger(&log)
		h, spans := record(d)
		call(h, http.MethodGet, "/api/v1/users/1")
		span := spans.Ended()[0]
		if got := span.Status().Code.String(); got != "Error" {
			t.Errorf("panics=%v: span status %s", panics, got)
		}
		if got, _ := attr(span, "error.type"); got.AsString() != "500" {
			t.Errorf("panics=%v: error.type %q", panics, got.AsString())
		}
		if want := `"trace_id":"` + span.SpanContext().TraceID().String(); !strings.Contains(log.String(), want) {
			t.Errorf("panics=%v: no %s in %s", panics, want, log.String())
		}
	}
}

func attr(span sdktrace.ReadOnlySpan, key attribute.Key) (attribute.Value, bool) {
	for _, kv := range span.Attributes() {
		if kv.Key == key {
			return kv.Value, true
		}
	}
	return attribute.Value{}, false
}
