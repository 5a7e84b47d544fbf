package server

import (
	"errors"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"footprint.dev/go-service/internal/lifecycle"
)

// connListener hands net/http connections that know their state and speak problem+json (see wire.go).
type connListener struct {
	net.Listener
	conns *lifecycle.Connections
}

func (l connListener) Accept() (net.Conn, error) {
	accepted, err := l.conns.Accept(l.Listener)
	if err != nil {
		return nil, err //nolint:wrapcheck // net/http compares it
	}
	return &conn{Conn: accepted}, nil
}

type conn struct {
	*lifecycle.Conn
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

// onState is an http.Server.ConnState hook for connections of a connListener.
func (l connListener) onState(nc net.Conn, now http.ConnState) {
	if c, ok := nc.(*conn); ok {
		l.conns.Changed(c.Conn, now)
	}
}
