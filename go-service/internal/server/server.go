// Package server is the contract's limits and orderly end on net/http.
package server

import (
	"context"
	"log/slog"
	"net"
	"net/http"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/lifecycle"
)

// maxHeaderBytes becomes 20 KiB: net/http adds 4.
const maxHeaderBytes = 16 << 10

// NetHTTP serves what newHandler makes; this is an app.Serve.
func NetHTTP(newHandler func(httpapi.API) http.Handler) func(context.Context, net.Listener, httpapi.API, func()) error {
	return func(ctx context.Context, listener net.Listener, api httpapi.API, draining func()) error {
		return Run(ctx, listener, newHandler(api), draining, api.Log)
	}
}

// Run is lifecycle.Run with a handler on net/http.
func Run(ctx context.Context, listener net.Listener, handler http.Handler, draining func(), log *slog.Logger) error {
	conns, gate := lifecycle.NewConnections(), &lifecycle.Gate{}
	tracked := connListener{listener, conns}
	srv := &http.Server{
		Handler:           gated{handler, gate},
		ReadHeaderTimeout: lifecycle.HeadTimeout,
		ReadTimeout:       lifecycle.RequestTimeout,
		WriteTimeout:      lifecycle.WriteTimeout,
		IdleTimeout:       lifecycle.IdleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ConnState:         tracked.onState,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		// net/http would answer "OPTIONS *" itself, with a 200 that the contract does not have.
		DisableGeneralOptionsHandler: true,
	}
	return lifecycle.Run(ctx, tracked, srv, conns, gate, draining, log)
}
