package nethttp_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/nethttp"
	"footprint.dev/go-service/internal/telemetry"
)

func newAPI() (httpapi.API, *tracetest.SpanRecorder) {
	recorder := tracetest.NewSpanRecorder()
	tel := &telemetry.Telemetry{}
	tel.UseSpans(sdktrace.WithSpanProcessor(recorder))
	return httpapi.API{Telemetry: tel, Log: slog.New(slog.DiscardHandler)}, recorder
}

func TestHandlerObservesAndWrites(t *testing.T) {
	api, recorder := newAPI()
	h := nethttp.Handler(api, "/r/{id}", func(r *http.Request) httpapi.Answer {
		if !trace.SpanContextFromContext(r.Context()).IsValid() {
			t.Error("the operation runs outside the span")
		}
		return httpapi.Answer{Status: 201, ContentType: "application/json", Body: []byte("{}"), Link: "<l>", Location: "/l", Allow: "GET"}
	})
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/r/%41?q=1", strings.NewReader("x")))
	for name, want := range map[string]string{
		"Content-Type": "application/json", "Content-Length": "2", "Link": "<l>", "Location": "/l", "Allow": "GET",
	} {
		if got := rec.Header().Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	spans := recorder.Ended()
	if rec.Code != 201 || rec.Body.String() != "{}" || len(spans) != 1 || spans[0].Name() != "POST /r/{id}" {
		t.Fatalf("%d %s, %d spans", rec.Code, rec.Body, len(spans))
	}
	for _, kv := range spans[0].Attributes() {
		if kv.Key == "url.path" && kv.Value.AsString() != "/r/%41" {
			t.Errorf("the path was not recorded as requested: %s", kv.Value.AsString())
		}
	}
}

func TestAPanicIsAFaultOfTheSpanToo(t *testing.T) {
	api, recorder := newAPI()
	rec := httptest.NewRecorder()
	nethttp.Handler(api, "/r", func(*http.Request) httpapi.Answer { panic("x") }).
		ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/r", http.NoBody))
	if spans := recorder.Ended(); rec.Code != 500 || len(spans) != 1 || spans[0].Status().Code.String() != "Error" {
		t.Errorf("%d, %v", rec.Code, spans)
	}
}

func TestAnAnswerWithoutContentTypeHasNoBody(t *testing.T) {
	api, recorder := newAPI()
	rec := httptest.NewRecorder()
	nethttp.Unobserved(api, func(*http.Request) httpapi.Answer { return httpapi.Options("GET") }).
		ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodOptions, "/r", http.NoBody))
	if rec.Code != 204 || len(rec.Header()) != 1 || rec.Body.Len() != 0 || len(recorder.Ended()) != 0 {
		t.Errorf("%d %v %s", rec.Code, rec.Header(), rec.Body)
	}
}

func TestBodyIsHandedOver(t *testing.T) {
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader("abc"))
	req.Header.Set("Content-Type", "a/b")
	req.Header.Set("Content-Encoding", "gzip")
	body := nethttp.Body(req)
	text, err := io.ReadAll(body.Reader)
	if err != nil || body.ContentType != "a/b" || body.ContentEncoding != "gzip" || body.Length != 3 || string(text) != "abc" {
		t.Errorf("%+v %s %v", body, text, err)
	}
}
