package server

import (
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

const (
	// freshGrace is how long a new connection may take to send its request once the service is leaving.
	freshGrace = time.Second
	pollEvery  = 2 * time.Millisecond
)

// connListener hands net/http connections that know their state and speak problem+json (see wire.go).
type connListener struct {
	net.Listener
}

func (l connListener) Accept() (net.Conn, error) {
	accepted, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: accepted}
	c.state.Store(int64(http.StateClosed)) // net/http reports StateNew next.
	return c, nil
}

type conn struct {
	net.Conn
	state atomic.Int64
}

// tracker counts connections by what they are doing: two atomic operations a request.
type tracker struct {
	fresh  atomic.Int64 // accepted, nothing read yet
	active atomic.Int64 // from a request's headers to the end of its answer
}

// onState is an http.Server.ConnState hook for connections of a connListener.
func (t *tracker) onState(nc net.Conn, now http.ConnState) {
	c, ok := nc.(*conn)
	if !ok {
		return
	}
	before := http.ConnState(c.state.Swap(int64(now)))
	t.add(before, -1)
	t.add(now, +1)
}

func (t *tracker) add(state http.ConnState, n int64) {
	switch state {
	case http.StateNew:
		t.fresh.Add(n)
	case http.StateActive:
		t.active.Add(n)
	case http.StateIdle, http.StateHijacked, http.StateClosed:
		// Nobody waits for an answer there.
	}
}

// settle waits until no request is in flight, at most for limit, and tells whether it came to that.
func (t *tracker) settle(limit time.Duration) bool {
	begin := time.Now()
	for {
		waited := time.Since(begin)
		if t.active.Load() == 0 && (t.fresh.Load() == 0 || waited >= freshGrace) {
			return true
		}
		if waited >= limit {
			return false
		}
		time.Sleep(pollEvery)
	}
}
