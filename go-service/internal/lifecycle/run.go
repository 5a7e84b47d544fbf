// Package lifecycle is what a server promises whatever library serves: bounds on time and connections, and an orderly end.
package lifecycle

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// The contract's limits.
const (
	HeadTimeout    = 10 * time.Second
	RequestTimeout = 20 * time.Second
	// WriteTimeout leaves room for the answer that says that the body did not come in time.
	WriteTimeout = RequestTimeout + 2*time.Second
	IdleTimeout  = 60 * time.Second

	// drainTimeout is how long requests in flight may take after the stop signal.
	drainTimeout = 10 * time.Second
)

// Server is what Run runs. Serve returns when its listener is closed, and leaves open connections alone.
type Server interface {
	Serve(listener net.Listener) error
	// Close cuts off what is still open.
	Close() error
}

// Run serves until ctx ends, then calls draining, stops accepting and lets requests in flight finish (10 s at most).
// The server reports to conns and asks the gate. An error means that serving failed; a drain cut short is logged.
func Run(ctx context.Context, listener net.Listener, srv Server, conns *Connections, gate *Gate, draining func(), log *slog.Logger) error {
	served := make(chan error, 1)
	go func() { served <- srv.Serve(listener) }()

	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	draining()
	gate.leaving.Store(true)
	// Not the library's own shutdown: from its first moment it drops, unanswered, every request it has not read yet,
	// and an open connection could no longer be told that the service is not ready.
	warnUnlessClosed(log, listener.Close())
	warnUnlessClosed(log, <-served)
	deadline := time.Now().Add(drainTimeout)
	settled := conns.settle(deadline)
	// What was read just now is not begun any more; what was begun just before is still waited for.
	gate.closed.Store(true)
	if !settled || !gate.settle(conns, deadline) {
		log.Warn("requests still in flight were cut off", slog.Int64("connections", conns.active.Load()))
	}
	warnUnlessClosed(log, srv.Close())
	return nil
}

// warnUnlessClosed passes over the errors that only say what was meant to happen.
func warnUnlessClosed(log *slog.Logger, err error) {
	if err != nil && !errors.Is(err, net.ErrClosed) && !errors.Is(err, http.ErrServerClosed) {
		log.Warn("stop serving", slog.Any("error", err))
	}
}
