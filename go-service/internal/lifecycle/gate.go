package lifecycle

import (
	"sync/atomic"
	"time"
)

// Gate stands before the handler, for the sake of the end: once leaving, answers tell clients to go elsewhere; once
// closed, no request is begun. A request that was begun is counted, so none is begun and then cut off unseen.
type Gate struct {
	leaving atomic.Bool
	closed  atomic.Bool
	inside  atomic.Int64
}

// Enter tells whether a request may begin. Leave has to follow in either case.
func (g *Gate) Enter() bool {
	g.inside.Add(1)
	return !g.closed.Load()
}

// Leave follows Enter when the handler is done.
func (g *Gate) Leave() {
	g.inside.Add(-1)
}

// Leaving is asked when an answer is written, because a request may have begun before the end: the connection closes.
func (g *Gate) Leaving() bool {
	return g.leaving.Load()
}

// settle waits until nobody is inside and every answer is written; it tells whether that was before the deadline.
func (g *Gate) settle(conns *Connections, deadline time.Time) bool {
	for g.inside.Load() != 0 || conns.active.Load() != 0 {
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(pollEvery)
	}
	return true
}
