// Package server is the life of an HTTP server: its limits, and an orderly end.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

const (
	// drainTimeout is how long requests in flight may take after the stop signal.
	drainTimeout = 10 * time.Second

	readHeaderTimeout = 10 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 16 << 10
)

// Run serves until ctx ends, then calls draining, stops accepting and lets requests in flight finish (10 s at most).
// It returns an error only when serving failed; a drain that had to be cut short is logged.
func Run(ctx context.Context, listener net.Listener, handler http.Handler, draining func(), log *slog.Logger) error {
	var conns tracker
	var leaving atomic.Bool
	srv := &http.Server{
		Handler:           sayGoodbye(handler, &leaving),
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
	go func() { served <- srv.Serve(connListener{listener}) }()

	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	draining()
	leaving.Store(true)
	// Not srv.Shutdown: from its first moment net/http drops, unanswered, every request it has not read yet, and an
	// open connection could no longer be told that the service is not ready.
	warnUnlessClosed(log, listener.Close())
	warnUnlessClosed(log, <-served)
	if !conns.settle(drainTimeout) {
		log.Warn("requests still in flight were cut off", slog.Int64("connections", conns.active.Load()))
	}
	warnUnlessClosed(log, srv.Close())
	return nil
}

// sayGoodbye makes clients of kept-alive connections go elsewhere once the service is leaving.
func sayGoodbye(next http.Handler, leaving *atomic.Bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if leaving.Load() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// warnUnlessClosed passes over the errors that only say what was meant to happen.
func warnUnlessClosed(log *slog.Logger, err error) {
	if err != nil && !errors.Is(err, net.ErrClosed) && !errors.Is(err, http.ErrServerClosed) {
		log.Warn("stop serving", slog.Any("error", err))
	}
}
