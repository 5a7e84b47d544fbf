package lifecycle

import (
	"cmp"
	"net/http"
	"slices"
)

// evictedPart is the part of the connections that goes at once, so that a flood of them is not sorted one by one.
const evictedPart = 64

// mostSilent are the connections, n at most, that have waited for longest without a request. t.mu is held.
func (t *Connections) mostSilent(n int) []*Conn {
	type silent struct {
		conn  *Conn
		since int64
	}
	all := make([]silent, 0, len(t.open))
	for c := range t.open {
		if http.ConnState(c.state.Load()) != http.StateActive {
			all = append(all, silent{c, c.silentSince.Load()})
		}
	}
	slices.SortFunc(all, func(a, b silent) int { return cmp.Compare(a.since, b.since) })
	longest := make([]*Conn, 0, n)
	for _, s := range all[:min(n, len(all))] {
		longest = append(longest, s.conn)
	}
	return longest
}
