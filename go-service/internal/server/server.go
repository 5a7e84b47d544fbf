// Package server is the life of an HTTP server on net/http: its limits, and an orderly end.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"footprint.dev/go-service/internal/httpapi"
)

const (
	// drainTimeout is how long requests in flight may take after the stop signal.
	drainTimeout = 10 * time.Second

	readHeaderTimeout = 10 * time.Second
	readTimeout       = 20 * time.Second
	// writeTimeout leaves room for the answer that says that the body did not come in time.
	writeTimeout = readTimeout + 2*time.Second
	idleTimeout  = 60 * time.Second
	// maxHeaderBytes becomes 20 KiB: net/http adds 4.
	maxHeaderBytes = 16 << 10
)

// NetHTTP serves what newHandler makes; this is an app.Serve.
func NetHTTP(newHandler func(httpapi.API) http.Handler) func(context.Context, net.Listener, httpapi.API, func()) error {
	return func(ctx context.Context, listener net.Listener, api httpapi.API, draining func()) error {
		return Run(ctx, listener, newHandler(api), draining, api.Log)
	}
}

// Run serves until ctx ends, then calls draining, stops accepting and lets requests in flight finish (10 s at most).
// It returns an error only when serving failed; a drain that had to be cut short is logged.
func Run(ctx context.Context, listener net.Listener, handler http.Handler, draining func(), log *slog.Logger) error {
	conns := newConnections(maxConnections)
	door := gate{next: handler}
	srv := &http.Server{
		Handler:           &door,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ConnState:         conns.onState,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		// net/http would answer "OPTIONS *" itself, with a 200 that the contract does not have.
		DisableGeneralOptionsHandler: true,
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(connListener{listener, conns}) }()

	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	draining()
	door.leaving.Store(true)
	// Not srv.Shutdown: from its first moment net/http drops, unanswered, every request it has not read yet, and an
	// open connection could no longer be told that the service is not ready.
	warnUnlessClosed(log, listener.Close())
	warnUnlessClosed(log, <-served)
	deadline := time.Now().Add(drainTimeout)
	settled := conns.settle(deadline)
	// What was read just now is not begun any more; what was begun just before is still waited for.
	door.closed.Store(true)
	if !settled || !door.settle(conns, deadline) {
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
