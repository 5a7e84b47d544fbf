package telemetry

import (
	"net/http"
	"testing"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
)

const (
	traceID     = "0af7651916cd43dd8448eb211c80319c"
	parentID    = "b7ad6b7169203331"
	traceParent = "00-" + traceID + "-" + parentID + "-01"
)

// exchange records one request and returns its span.
func exchange(t *testing.T, r Request, status int, options ...sdktrace.TracerProviderOption) []sdktrace.ReadOnlySpan {
	t.Helper()
	recorder := tracetest.NewSpanRecorder()
	tel := &Telemetry{}
	tel.UseSpans(append(options, sdktrace.WithSpanProcessor(recorder))...)
	if r.Header == nil {
		r.Header = propagation.MapCarrier{}
	}
	ctx, x := tel.Begin(t.Context(), r)
	x.End(ctx, status)
	return recorder.Ended()
}

func wantAttributes(t *testing.T, got []attribute.KeyValue, want map[string]any) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, kv := range got {
		if value, ok := want[string(kv.Key)]; !ok || kv.Value.AsInterface() != value {
			t.Errorf("%s: got %v, want %v", kv.Key, kv.Value.AsInterface(), value)
		}
	}
}

func TestServerSpan(t *testing.T) {
	span := exchange(t, Request{Method: "GET", Route: "/api/v1/users/{id}", Path: "/api/v1/users/7", Query: "a=b", Host: "users.example:8080"}, 404)[0]
	if span.Name() != "GET /api/v1/users/{id}" || span.SpanKind() != trace.SpanKindServer || span.Status().Code != codes.Unset {
		t.Errorf("%s %s %v", span.Name(), span.SpanKind(), span.Status())
	}
	wantAttributes(t, span.Attributes(), map[string]any{
		"http.request.method": "GET", "http.route": "/api/v1/users/{id}", "url.path": "/api/v1/users/7", "url.scheme": "http", "url.query": "a=b",
		"http.response.status_code": int64(404), "server.address": "users.example", "server.port": int64(8080),
	})
}

func TestServerSpanOfAFaultWithoutRoute(t *testing.T) {
	span := exchange(t, Request{Method: "BREW", Path: "/x", Host: "[::1]:1"}, 503)[0]
	if span.Name() != "HTTP" || span.Status().Code != codes.Error {
		t.Errorf("%s %v", span.Name(), span.Status())
	}
	wantAttributes(t, span.Attributes(), map[string]any{
		"http.request.method": "_OTHER", "url.path": "/x", "url.scheme": "http", "http.response.status_code": int64(503), "error.type": "503",
		"server.address": "::1", "server.port": int64(1),
	})
	if name := exchange(t, Request{Method: "PUT", Path: "/x", Host: "h"}, 405)[0].Name(); name != "PUT" {
		t.Errorf("name %q", name)
	}
}

func TestTheCallersTraceIsContinued(t *testing.T) {
	header := propagation.HeaderCarrier(http.Header{"Traceparent": {traceParent}, "Tracestate": {"vendor=1"}})
	span := exchange(t, Request{Method: "GET", Host: "h", Header: header}, 200)[0]
	if span.Parent().SpanID().String() != parentID || span.SpanContext().TraceID().String() != traceID || span.SpanContext().TraceState().String() != "vendor=1" {
		t.Errorf("%v of %v", span.SpanContext(), span.Parent())
	}
	header = propagation.HeaderCarrier(http.Header{"Traceparent": {traceParent[:len(traceParent)-1] + "0"}})
	if spans := exchange(t, Request{Method: "GET", Host: "h", Header: header}, 200, sdktrace.WithSampler(sdktrace.ParentBased(sdktrace.AlwaysSample()))); len(spans) != 0 {
		t.Error("the caller's decision was not respected")
	}
}

func TestQuerySpan(t *testing.T) {
	recorder := tracetest.NewSpanRecorder()
	tel := &Telemetry{}
	tel.UseSpans(sdktrace.WithSpanProcessor(recorder))
	query := NewQuery("SELECT", "users", "SELECT 1 WHERE x = $1", "db", 5432)
	_, end := tel.BeginQuery(t.Context(), query)
	end("timeout")
	if len(recorder.Ended()) != 0 {
		t.Error("a query outside a request made a span")
	}
	ctx, x := tel.Begin(t.Context(), Request{Method: "GET", Host: "h", Header: propagation.MapCarrier{}})
	_, end = tel.BeginQuery(ctx, query)
	end("")
	_, end = tel.BeginQuery(ctx, query)
	end("57014")
	x.End(ctx, 200)
	spans := recorder.Ended()
	if len(spans) != 3 || spans[0].Name() != "SELECT users" || spans[0].SpanKind() != trace.SpanKindClient || spans[0].Status().Code != codes.Unset ||
		spans[0].Parent().SpanID() != spans[2].SpanContext().SpanID() || spans[1].Status().Code != codes.Error {
		t.Fatalf("%v", spans)
	}
	want := map[string]any{
		"db.system.name": "postgresql", "db.operation.name": "SELECT", "db.collection.name": "users", "db.query.text": "SELECT 1 WHERE x = $1",
		"server.address": "db", "server.port": int64(5432),
	}
	wantAttributes(t, spans[0].Attributes(), want)
	want["error.type"] = "57014"
	wantAttributes(t, spans[1].Attributes(), want)
}

func TestDurationHistogram(t *testing.T) {
	reader := sdkmetric.NewManualReader()
	tel := &Telemetry{}
	tel.UseMetrics(sdkmetric.WithReader(reader))
	for _, c := range []struct {
		method, route string
		status        int
	}{{"GET", "/r", 200}, {"GET", "/r", 200}, {"BREW", "", 404}, {"POST", "/r", 507}} {
		ctx, x := tel.Begin(t.Context(), Request{Method: c.method, Route: c.route, Path: "/secret", Query: "q", Host: "h"})
		x.End(ctx, c.status)
	}
	var collected metricdata.ResourceMetrics
	if err := reader.Collect(t.Context(), &collected); err != nil {
		t.Fatal(err)
	}
	m := collected.ScopeMetrics[0].Metrics[0]
	histogram := m.Data.(metricdata.Histogram[float64])
	if m.Name != "http.server.request.duration" || m.Unit != "s" || len(histogram.DataPoints) != 3 || histogram.Temporality != metricdata.CumulativeTemporality {
		t.Fatalf("%+v", m)
	}
	for _, point := range histogram.DataPoints {
		status, _ := point.Attributes.Value("http.response.status_code")
		want := map[int64]map[string]any{
			200: {"http.request.method": "GET", "http.response.status_code": int64(200), "url.scheme": "http", "http.route": "/r"},
			404: {"http.request.method": "_OTHER", "http.response.status_code": int64(404), "url.scheme": "http"},
			507: {"http.request.method": "POST", "http.response.status_code": int64(507), "url.scheme": "http", "http.route": "/r", "error.type": "507"},
		}[status.AsInt64()]
		wantAttributes(t, point.Attributes.ToSlice(), want)
		if b := point.Bounds; len(b) != 14 || b[0] != 0.005 || b[6] != 0.25 || b[13] != 10 || len(point.Exemplars) != 0 {
			t.Errorf("bounds %v, exemplars %v", b, point.Exemplars)
		}
		if status.AsInt64() == 200 && (point.Count != 2 || point.Sum <= 0 || point.Sum > 1) {
			t.Errorf("%+v", point)
		}
	}
}
