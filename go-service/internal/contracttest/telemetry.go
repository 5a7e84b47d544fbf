package contracttest

import (
	"net/http"
	"testing"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"footprint.dev/go-service/internal/app"
)

// recording is a service whose spans are kept.
func recording(t *testing.T, serve app.Serve) (service, *tracetest.SpanRecorder) {
	t.Helper()
	api, spans := newAPI(t), tracetest.NewSpanRecorder()
	api.Telemetry.UseSpans(sdktrace.WithSpanProcessor(spans))
	return start(t, serve, api), spans
}

func spanNames(t *testing.T, serve app.Serve) {
	s, recorder := recording(t, serve)
	c := s.dial()
	for n, e := range []struct{ method, target, span, route, path string }{
		{http.MethodGet, "/api/v1/users?limit=2", "GET /api/v1/users", "/api/v1/users", "/api/v1/users"},
		{http.MethodPost, "/api/v1/users", "POST /api/v1/users", "/api/v1/users", "/api/v1/users"},
		{http.MethodGet, "/api/v1/users/1", "GET /api/v1/users/{id}", "/api/v1/users/{id}", "/api/v1/users/1"},
		{http.MethodHead, "/api/v1/users/1", "HEAD /api/v1/users/{id}", "/api/v1/users/{id}", "/api/v1/users/1"},
		{http.MethodDelete, "/api/v1/users/%31", "DELETE /api/v1/users/{id}", "/api/v1/users/{id}", "/api/v1/users/%31"},
		{http.MethodOptions, "/api/v1/users/x", "OPTIONS /api/v1/users/{id}", "/api/v1/users/{id}", "/api/v1/users/x"},
		{http.MethodGet, "/api/v1/users/ada", "GET /api/v1/users/{id}", "/api/v1/users/{id}", "/api/v1/users/ada"},
		{http.MethodGet, "/nowhere", "GET", "", "/nowhere"},
		{http.MethodGet, "/healthy", "GET", "", "/healthy"},
		{http.MethodGet, "/health/unknown", "GET", "", "/health/unknown"},
		{http.MethodPut, "/api/v1/users/1", "PUT", "", "/api/v1/users/1"},
		{"BREW", "/api/v1/users/1", "HTTP", "", "/api/v1/users/1"},
	} {
		c.send(e.method, e.target, "")
		spans := recorder.Ended()
		if len(spans) != n+1 {
			t.Fatalf("%s %s: %d spans", e.method, e.target, len(spans)-n)
		}
		got := map[string]string{}
		for _, kv := range spans[n].Attributes() {
			got[string(kv.Key)] = kv.Value.String()
		}
		if spans[n].Name() != e.span || got["http.route"] != e.route || got["url.path"] != e.path || got["server.address"] != "localhost" {
			t.Errorf("%s %s: %q, %v", e.method, e.target, spans[n].Name(), got)
		}
	}
}

func healthIsNotTraced(t *testing.T, serve app.Serve) {
	s, recorder := recording(t, serve)
	c := s.dial()
	for _, target := range []string{"/health", "/health/live", "/health/ready"} {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions} {
			c.send(method, target, "")
		}
	}
	if spans := recorder.Ended(); len(spans) != 0 {
		t.Errorf("%d spans", len(spans))
	}
}

func callersTrace(t *testing.T, serve app.Serve) {
	s, recorder := recording(t, serve)
	const trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
	s.dial().send(http.MethodGet, "/api/v1/users?limit=1", "", "traceparent: 00-"+trace+"-"+parent+"-01", "tracestate: a=b")
	// Another request, so that a server which reuses memory has written over the first.
	s.get("/api/v1/users/22")
	span := recorder.Ended()[0]
	if span.SpanContext().TraceID().String() != trace || span.Parent().SpanID().String() != parent ||
		span.SpanContext().TraceState().String() != "a=b" {
		t.Errorf("%v, %v", span.SpanContext(), span.Parent())
	}
}
