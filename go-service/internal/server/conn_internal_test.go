package server

import (
	"net/http"
	"testing"
	"time"
)

func TestSettleGivesUpOnARequestThatNeverEnds(t *testing.T) {
	var conns tracker
	c := &conn{}
	c.state.Store(int64(http.StateClosed))
	conns.onState(c, http.StateNew)
	conns.onState(c, http.StateActive)
	if conns.settle(20 * time.Millisecond) {
		t.Error("settled with a request in flight")
	}
	conns.onState(c, http.StateIdle)
	if !conns.settle(20 * time.Millisecond) {
		t.Error("an idle connection counts as in flight")
	}
	conns.onState(c, http.StateActive)
	conns.onState(c, http.StateClosed)
	if conns.fresh.Load() != 0 || conns.active.Load() != 0 {
		t.Errorf("counters drifted: fresh %d, active %d", conns.fresh.Load(), conns.active.Load())
	}
}
