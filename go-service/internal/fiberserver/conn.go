package fiberserver

import (
	"net"
	"net/http"
	"time"

	"github.com/valyala/fasthttp"

	"footprint.dev/go-service/internal/lifecycle"
)

// lingering is how long an answer may take to be read before the rest of an unread body ends the connection: with bytes
// that nobody read, closing at once would reset it. net/http waits as long.
const lingering = 500 * time.Millisecond

// connListener hands fasthttp connections that know their state.
type connListener struct {
	net.Listener
	conns *lifecycle.Connections
}

func (l connListener) Accept() (net.Conn, error) {
	accepted, err := l.conns.Accept(l.Listener)
	if err != nil {
		return nil, err //nolint:wrapcheck // fasthttp compares it
	}
	return &conn{Conn: accepted, conns: l.conns}, nil
}

// conn bounds the time of a whole request, of which fasthttp bounds only the parts.
type conn struct {
	*lifecycle.Conn
	conns *lifecycle.Connections
	// heard tells that there ever was a byte, begin when the request that is being served had its first.
	heard   bool
	begin   time.Time
	lingers bool
}

func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if n > 0 {
		c.heard = true
		c.active()
	}
	return n, err
}

// SetReadDeadline never goes beyond a whole request's.
func (c *conn) SetReadDeadline(t time.Time) error {
	if last := c.begin.Add(lifecycle.RequestTimeout); !c.begin.IsZero() && t.After(last) {
		t = last
	}
	return c.Conn.SetReadDeadline(t)
}

func (c *conn) Close() error {
	if tcp, ok := c.Conn.Conn.(*net.TCPConn); ok && c.lingers && tcp.CloseWrite() == nil {
		time.Sleep(lingering)
	}
	return c.Conn.Close() //nolint:wrapcheck // fasthttp looks at it
}

func (c *conn) active() {
	if c.begin.IsZero() {
		c.begin = time.Now()
		c.conns.Changed(c.Conn, http.StateActive)
	}
}

// onState is a fasthttp.Server.ConnState hook for connections of a connListener.
func onState(nc net.Conn, now fasthttp.ConnState) {
	c, ok := nc.(*conn)
	switch {
	case !ok:
	case now != fasthttp.StateActive:
		c.begin = time.Time{}
		c.conns.Changed(c.Conn, http.ConnState(now)) // the same numbers
	case c.heard:
		// fasthttp calls a new connection active before its first byte.
		c.active()
	}
}
