package lifecycle

import (
	"net"
	"net/http"
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

// Conn is a connection that knows its state.
type Conn struct {
	net.Conn
	state atomic.Int64
	// silentSince is when it became new or idle.
	silentSince atomic.Int64
}

// Connections knows the open ones, and counts them by what they are doing: a few atomic operations a request.
type Connections struct {
	fresh  atomic.Int64 // accepted, nothing read yet
	active atomic.Int64 // from a request's headers to the end of its answer

	most int
	mu   sync.Mutex
	open map[*Conn]struct{}
}

// NewConnections knows none yet.
func NewConnections() *Connections {
	return &Connections{most: maxConnections, open: make(map[*Conn]struct{})}
}

// Accept takes in the listener's next connection, and closes those that have been silent for longest when there are
// too many.
func (t *Connections) Accept(listener net.Listener) (*Conn, error) {
	accepted, err := listener.Accept()
	if err != nil {
		return nil, err
	}
	c := &Conn{Conn: accepted}
	c.state.Store(int64(http.StateClosed)) // The server reports StateNew next.
	t.add(c)
	return c, nil
}

// Changed is told each change of a connection's state.
func (t *Connections) Changed(c *Conn, now http.ConnState) {
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

// CloseAll cuts off every connection.
func (t *Connections) CloseAll() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for c := range t.open {
		_ = c.Close()
	}
}

func (t *Connections) count(state http.ConnState, n int64) {
	switch state {
	case http.StateNew:
		t.fresh.Add(n)
	case http.StateActive:
		t.active.Add(n)
	case http.StateIdle, http.StateHijacked, http.StateClosed:
		// Nobody waits for an answer there.
	}
}

func (t *Connections) add(c *Conn) {
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
func (t *Connections) settle(deadline time.Time) bool {
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
