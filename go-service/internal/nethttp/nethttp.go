// Package nethttp is what the frameworks on net/http share: from a http.Request to an operation's answer and back,
// and the telemetry around it. What each does differently, its routing, is in its own package.
package nethttp

import (
	"net/http"
	"strconv"

	"go.opentelemetry.io/otel/propagation"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/telemetry"
)

// Operation answers a request.
type Operation func(r *http.Request) httpapi.Answer

// Handler serves an operation of the route, a template such as /api/v1/users/{id}, empty for what matches none.
func Handler(api httpapi.API, route string, operation Operation) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Serve(api, route, operation, w, r)
	})
}

// Unobserved serves an operation that leaves no telemetry behind: the health checks.
func Unobserved(api httpapi.API, operation Operation) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ServeUnobserved(api, operation, w, r)
	})
}

// Serve is what Handler does, for frameworks whose handlers are no http.Handler.
func Serve(api httpapi.API, route string, operation Operation, w http.ResponseWriter, r *http.Request) {
	if !api.Telemetry.Recording() {
		ServeUnobserved(api, operation, w, r)
		return
	}
	ctx, exchange := api.Telemetry.Begin(r.Context(), telemetry.Request{
		Method: r.Method,
		Route:  route,
		Path:   r.URL.EscapedPath(),
		Query:  r.URL.RawQuery,
		Host:   r.Host,
		Header: propagation.HeaderCarrier(r.Header),
	})
	answer := answerOf(api, operation, r.WithContext(ctx))
	// Before the answer goes out: whoever has it may look for the span.
	exchange.End(ctx, answer.Status)
	write(w, answer)
}

// ServeUnobserved is what Unobserved does.
func ServeUnobserved(api httpapi.API, operation Operation, w http.ResponseWriter, r *http.Request) {
	write(w, answerOf(api, operation, r))
}

// Body is the request's body as operations take it.
func Body(r *http.Request) httpapi.Body {
	return httpapi.Body{
		ContentType:     r.Header.Get("Content-Type"),
		ContentEncoding: r.Header.Get("Content-Encoding"),
		Length:          r.ContentLength,
		Reader:          r.Body,
	}
}

func answerOf(api httpapi.API, operation Operation, r *http.Request) (answer httpapi.Answer) {
	defer func() {
		if cause := recover(); cause != nil {
			answer = api.Panicked(r.Context(), cause)
		}
	}()
	return operation(r)
}

func write(w http.ResponseWriter, answer httpapi.Answer) {
	header := w.Header()
	set(header, "Content-Type", answer.ContentType)
	set(header, "Allow", answer.Allow)
	set(header, "Link", answer.Link)
	set(header, "Location", answer.Location)
	if answer.ContentType == "" {
		w.WriteHeader(answer.Status)
		return
	}
	// Said here because net/http works it out for short bodies only, and HEAD must show the same headers as GET.
	header.Set("Content-Length", strconv.Itoa(len(answer.Body)))
	w.WriteHeader(answer.Status)
	// A failed write means that the client has gone: there is nobody left to tell.
	_, _ = w.Write(answer.Body)
}

func set(header http.Header, name, value string) {
	if value != "" {
		header.Set(name, value)
	}
}
