package server

import (
	"net/http"
	"sync/atomic"
	"time"
)

// gate stands before the handler, for the sake of the end: once leaving, answers tell clients to go elsewhere; once
// closed, no request is begun. A request that was begun is in inside, so none is begun and then cut off unseen.
type gate struct {
	next    http.Handler
	leaving atomic.Bool
	closed  atomic.Bool
	inside  atomic.Int64
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.inside.Add(1)
	defer g.inside.Add(-1)
	if g.closed.Load() {
		panic(http.ErrAbortHandler)
	}
	g.next.ServeHTTP(&leaver{ResponseWriter: w, gate: g}, r)
}

// leaver decides when the answer is written whether the connection stays: a request may have begun before the end.
type leaver struct {
	http.ResponseWriter
	gate  *gate
	begun bool
}

// WriteHeader implements http.ResponseWriter.
func (l *leaver) WriteHeader(status int) {
	l.begun = true
	if l.gate.leaving.Load() {
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

// settle waits until nobody is inside and every answer is written; it tells whether that was before the deadline.
func (g *gate) settle(conns *connections, deadline time.Time) bool {
	for g.inside.Load() != 0 || conns.active.Load() != 0 {
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(pollEvery)
	}
	return true
}
