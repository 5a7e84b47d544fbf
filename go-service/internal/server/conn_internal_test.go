package server

import (
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func connected(t *testing.T) *conn {
	t.Helper()
	ours, theirs := net.Pipe()
	t.Cleanup(func() { theirs.Close() })
	c := &conn{Conn: ours}
	c.state.Store(int64(http.StateClosed))
	return c
}

func TestSettleGivesUpOnARequestThatNeverEnds(t *testing.T) {
	conns := newConnections(10)
	c := connected(t)
	soon := func() time.Time { return time.Now().Add(20 * time.Millisecond) }
	conns.onState(c, http.StateNew)
	conns.onState(c, http.StateActive)
	if conns.settle(soon()) {
		t.Error("settled with a request in flight")
	}
	conns.onState(c, http.StateIdle)
	if !conns.settle(soon()) {
		t.Error("an idle connection counts as in flight")
	}
	conns.onState(c, http.StateActive)
	conns.onState(c, http.StateClosed)
	if conns.fresh.Load() != 0 || conns.active.Load() != 0 || len(conns.open) != 0 {
		t.Errorf("counters drifted: fresh %d, active %d, open %d", conns.fresh.Load(), conns.active.Load(), len(conns.open))
	}
}

func TestTheMostSilentConnectionMakesRoom(t *testing.T) {
	conns := newConnections(3)
	all := make([]*conn, 4)
	for i := range all {
		all[i] = connected(t)
		conns.add(all[i])
		conns.onState(all[i], http.StateNew)
		switch i {
		case 0:
			conns.onState(all[0], http.StateActive)
		case 2:
			// The second became silent after the third.
			all[1].silentSince.Store(time.Now().Add(time.Hour).UnixNano())
		}
	}
	for i, want := range []bool{true, true, false, true} {
		if _, open := conns.open[all[i]]; open != want {
			t.Errorf("connection %d: open=%v", i, open)
		}
	}
	if err := all[2].SetReadDeadline(time.Now()); err == nil {
		t.Error("the connection was forgotten, not closed")
	}
}

func TestNoRequestIsBegunOnceTheGateIsClosed(t *testing.T) {
	begun := 0
	g := gate{next: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { begun++ })}
	serve := func() (cause any) {
		defer func() { cause = recover() }()
		g.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody))
		return nil
	}
	if cause := serve(); cause != nil || begun != 1 {
		t.Errorf("%v, %d begun", cause, begun)
	}
	g.closed.Store(true)
	if cause := serve(); cause != http.ErrAbortHandler || //nolint:errorlint // net/http compares it the same way
		begun != 1 || g.inside.Load() != 0 {
		t.Errorf("%v, %d begun, %d inside", cause, begun, g.inside.Load())
	}
}

func TestTheGateWaitsForWhatIsInside(t *testing.T) {
	g, conns := gate{}, newConnections(1)
	g.inside.Add(1)
	if g.settle(conns, time.Now().Add(20*time.Millisecond)) {
		t.Error("settled with a request inside")
	}
	g.inside.Add(-1)
	if !g.settle(conns, time.Now().Add(20*time.Millisecond)) {
		t.Error("nothing is inside")
	}
}
