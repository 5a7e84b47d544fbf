package muxapi_test

import (
	"net/http"
	"testing"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"footprint.dev/go-service/internal/muxapi"
)

func TestSpanNames(t *testing.T) {
	for _, c := range []struct{ method, target, span, route string }{
		{http.MethodGet, "/api/v1/users?limit=2", "GET /api/v1/users", "/api/v1/users"},
		{http.MethodPost, "/api/v1/users", "POST /api/v1/users", "/api/v1/users"},
		{http.MethodGet, "/api/v1/users/1", "GET /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodHead, "/api/v1/users/1", "HEAD /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodDelete, "/api/v1/users/1", "DELETE /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodOptions, "/api/v1/users/x", "OPTIONS /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodGet, "/api/v1/users/ada", "GET /api/v1/users/{id}", "/api/v1/users/{id}"},
		{http.MethodGet, "/nowhere", "GET", ""},
		{http.MethodGet, "/healthy", "GET", ""},
		{http.MethodGet, "/health/unknown", "GET", ""},
		{http.MethodPut, "/api/v1/users/1", "PUT", ""},
		{"BREW", "/api/v1/users/1", "HTTP", ""},
	} {
		spans := record(t, c.method, c.target)
		if len(spans) != 1 {
			t.Errorf("%s %s: %d spans", c.method, c.target, len(spans))
			continue
		}
		route, path := "", ""
		for _, kv := range spans[0].Attributes() {
			switch kv.Key {
			case "http.route":
				route = kv.Value.AsString()
			case "url.path":
				path = kv.Value.AsString()
			}
		}
		if spans[0].Name() != c.span || route != c.route || len(path) < 4 {
			t.Errorf("%s %s: %q, route %q, path %q", c.method, c.target, spans[0].Name(), route, path)
		}
	}
}

func TestHealthIsNotTraced(t *testing.T) {
	for _, target := range []string{"/health", "/health/live", "/health/ready"} {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions} {
			if spans := record(t, method, target); len(spans) != 0 {
				t.Errorf("%s %s: %d spans", method, target, len(spans))
			}
		}
	}
}

func record(t *testing.T, method, target string) []sdktrace.ReadOnlySpan {
	t.Helper()
	api, spans := newAPI(t), tracetest.NewSpanRecorder()
	api.Telemetry.UseSpans(sdktrace.WithSpanProcessor(spans))
	call(muxapi.NewHandler(api), method, target)
	return spans.Ended()
}
