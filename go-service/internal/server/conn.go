package server

import (
	"errors"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// maxConnections bounds memory: a connection takes about 20 KB as long as it is open. Beyond it the one that has
	// been silent for longest makes room.
	maxConnections = 4096
	// freshGrace is how long a new connection may take to send its request once the service is leaving.
	freshGrace = time.Second
	pollEvery  = 2 * time.Millisecond
)

// connListener hands net/http connections that know their state and speak problem+json (see wire.go).
type connListener struct {
	net.Listener
	conns *connections
}

func (l connListener) Accept() (net.Conn, error) {
	accepted, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: accepted}
	c.state.Store(int64(http.StateClosed)) // net/http reports StateNew next.
	l.conns.add(c)
	return c, nil
}

type conn struct {
	net.Conn
	state atomic.Int64
	// silentSince is when it became new or idle.
	silentSince atomic.Int64
	// late tells that the client let a deadline pass.
	late atomic.Bool
}

func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		c.late.Store(true)
	}
	return n, err
}

// SetReadDeadline also ends what was late: net/http stops its own reads with a deadline long past, then sets the next.
func (c *conn) SetReadDeadline(t time.Time) error {
	c.late.Store(false)
	return c.Conn.SetReadDeadline(t)
}

// connections knows the open ones, and counts them by what they are doing: a few atomic operations a request.
type connections struct {
	fresh  atomic.Int64 // accepted, nothing read yet
	active atomic.Int64 // from a request's headers to the end of its answer

	most int
	mu   sync.Mutex
	open map[*conn]struct{}
}

func newConnections(most int) *connections {
	return &connections{most: most, open: make(map[*conn]struct{})}
}

// onState is an http.Server.ConnState hook for connections of a connListener.
func (t *connections) onState(nc net.Conn, now http.ConnState) {
	c, ok := nc.(*conn)
	if !ok {
		return
	}
	t.count(http.ConnState(c.state.Swap(int64(now))), -1)
	t.count(now, +1)
	switch now {
	case http.StateNew, http.StateIdle:
		c.silentSince.Store(time.Now().UnixNano())
	case http.StateClosed, http.StateHijacked:
		t.mu.Lock()
		delete(t.open, c)
		t.mu.Unlock()
	case http.StateActive:
		// Not silent: it stays.
	}
}

func (t *connections) count(state http.ConnState, n int64) {
	switch state {
	case http.StateNew:
		t.fresh.Add(n)
	case http.StateActive:
		t.active.Add(n)
	case http.StateIdle, http.StateHijacked, http.StateClosed:
		// Nobody waits for an answer there.
	}
}

// add takes a new connection in, and closes those that have been silent for longest when there are too many.
func (t *connections) add(c *conn) {
	c.silentSince.Store(time.Now().UnixNano())
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open[c] = struct{}{}
	if len(t.open) > t.most {
		for _, silent := range t.mostSilent(1 + t.most/evictedPart) {
			delete(t.open, silent)
			_ = silent.Close()
		}
	}
}

// settle waits until no request is in flight, at most until the deadline, and tells whether it came to that.
func (t *connections) settle(deadline time.Time) bool {
	begin := time.Now()
	for {
		if t.active.Load() == 0 && (t.fresh.Load() == 0 || time.Since(begin) >= freshGrace) {
			return true
		}
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(pollEvery)
	}
}
