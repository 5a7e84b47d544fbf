// Package httpapi is the HTTP contract without a router: what is read from a request, what is answered, and which
// error becomes which problem. The framework packages (muxapi, ...) only route to it.
package httpapi

import (
	"log/slog"
	"net/http"
	"runtime/debug"

	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

// Deps is what a framework package needs to serve the contract.
type Deps struct {
	Version   string
	Health    *health.Health
	Users     users.Store
	Telemetry *telemetry.Telemetry
	Log       *slog.Logger
}

// HandlerFunc answers a request, or returns the error that should be answered.
type HandlerFunc func(w http.ResponseWriter, r *http.Request) error

// Handler turns errors and panics into problems. It sits inside the tracing middleware, so that the span sees the
// 500 and the log line carries its trace.
func Handler(log *slog.Logger, next HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer answerPanic(log, w, r)
		err := next(w, r)
		if err == nil {
			return
		}
		problem := ProblemFor(err)
		if problem.Status >= http.StatusInternalServerError {
			telemetry.RecordFault(r.Context(), problem.Status)
			log.ErrorContext(r.Context(), "request failed", slog.Any("error", err))
		}
		problem.Write(w)
	})
}

func answerPanic(log *slog.Logger, w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if cause == http.ErrAbortHandler { //nolint:errorlint // net/http compares it the same way
		panic(cause)
	}
	log.ErrorContext(r.Context(), "handler panicked", slog.Any("panic", cause), slog.String("stack", string(debug.Stack())))
	problem := serverFault()
	telemetry.RecordFault(r.Context(), problem.Status)
	problem.Write(w)
}
