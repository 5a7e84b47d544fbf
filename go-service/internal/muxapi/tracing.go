package muxapi

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"
	"go.opentelemetry.io/contrib/instrumentation/github.com/gorilla/mux/otelmux"

	"footprint.dev/go-service/internal/telemetry"
)

// tracing is otelmux, which speaks the stable HTTP conventions on its own, kept off /health*, with names of ours for
// requests that match no route, and with the query, which it leaves out.
func tracing(tel *telemetry.Telemetry) mux.MiddlewareFunc {
	// The empty service name makes it take server.address from the request's Host.
	traced := otelmux.Middleware("",
		otelmux.WithTracerProvider(tel.TracerProvider),
		otelmux.WithPropagators(tel.Propagator),
		otelmux.WithSpanNameFormatter(spanName),
		otelmux.WithFilter(func(r *http.Request) bool { return !isHealth(r.URL.Path) }),
	)
	return func(next http.Handler) http.Handler {
		return traced(withQuery(next))
	}
}

func withQuery(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		telemetry.RecordQuery(r.Context(), r.URL.RawQuery)
		next.ServeHTTP(w, r)
	})
}

func isHealth(path string) bool {
	return path == "/health" || strings.HasPrefix(path, "/health/")
}

// spanName is "{method} {route}", and "{method}" alone where nothing matched: otelmux would put a sentence there.
func spanName(route string, r *http.Request) string {
	method := telemetry.SpanMethod(r.Method)
	if mux.CurrentRoute(r) == nil {
		return method
	}
	return method + " " + route
}
