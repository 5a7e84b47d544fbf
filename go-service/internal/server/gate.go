package server

import (
	"net/http"

	"footprint.dev/go-service/internal/lifecycle"
)

// gated lets requests through the gate.
type gated struct {
	next http.Handler
	gate *lifecycle.Gate
}

func (g gated) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer g.gate.Leave()
	if !g.gate.Enter() {
		panic(http.ErrAbortHandler)
	}
	g.next.ServeHTTP(&leaver{ResponseWriter: w, gate: g.gate}, r)
}

// leaver decides when the answer is written whether the connection stays.
type leaver struct {
	http.ResponseWriter
	gate  *lifecycle.Gate
	begun bool
}

// WriteHeader implements http.ResponseWriter.
func (l *leaver) WriteHeader(status int) {
	l.begun = true
	if l.gate.Leaving() {
		l.Header().Set("Connection", "close")
	}
	l.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (l *leaver) Write(b []byte) (int, error) {
	if !l.begun {
		l.WriteHeader(http.StatusOK)
	}
	return l.ResponseWriter.Write(b) //nolint:wrapcheck // passed on as it is
}

// Unwrap lets http.ResponseController reach the connection.
func (l *leaver) Unwrap() http.ResponseWriter {
	return l.ResponseWriter
}
