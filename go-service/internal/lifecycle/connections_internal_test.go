package lifecycle

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func connected(t *testing.T) *Conn {
	t.Helper()
	ours, theirs := net.Pipe()
	t.Cleanup(func() { theirs.Close() })
	c := &Conn{Conn: ours}
	c.state.Store(int64(http.StateClosed))
	return c
}

func TestSettleGivesUpOnARequestThatNeverEnds(t *testing.T) {
	conns := atMost(10)
	c := connected(t)
	soon := func() time.Time { return time.Now().Add(20 * time.Millisecond) }
	conns.Changed(c, http.StateNew)
	conns.Changed(c, http.StateActive)
	if conns.settle(soon()) {
		t.Error("settled with a request in flight")
	}
	conns.Changed(c, http.StateIdle)
	if !conns.settle(soon()) {
		t.Error("an idle connection counts as in flight")
	}
	conns.Changed(c, http.StateActive)
	conns.Changed(c, http.StateClosed)
	if conns.fresh.Load() != 0 || conns.active.Load() != 0 || len(conns.open) != 0 {
		t.Errorf("counters drifted: fresh %d, active %d, open %d", conns.fresh.Load(), conns.active.Load(), len(conns.open))
	}
}

func TestTheMostSilentConnectionMakesRoom(t *testing.T) {
	conns := atMost(3)
	all := make([]*Conn, 4)
	for i := range all {
		all[i] = connected(t)
		conns.add(all[i])
		conns.Changed(all[i], http.StateNew)
		switch i {
		case 0:
			conns.Changed(all[0], http.StateActive)
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
	g, conns := Gate{}, atMost(1)
	if !g.Enter() {
		t.Error("closed from the beginning")
	}
	if g.settle(conns, time.Now().Add(20*time.Millisecond)) {
		t.Error("settled with a request inside")
	}
	g.Leave()
	if !g.settle(conns, time.Now().Add(20*time.Millisecond)) {
		t.Error("nothing is inside")
	}
	g.closed.Store(true)
	if g.Enter() {
		t.Error("begun after the end")
	}
}

func atMost(n int) *Connections {
	conns := NewConnections()
	conns.most = n
	return conns
}
