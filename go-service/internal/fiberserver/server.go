// Package fiberserver is the contract's limits and orderly end on Fiber's server, fasthttp.
package fiberserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"slices"

	"github.com/gofiber/fiber/v3"
	"github.com/valyala/fasthttp"

	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/lifecycle"
)

const (
	// maxHeaderBytes is the read buffer of each connection too.
	maxHeaderBytes = 12 << 10
	// otherMethod stands for all that Fiber does not know, because Fiber answers those itself, with an empty 501.
	otherMethod = "_OTHER"
)

var errNoHost = errors.New("a request of HTTP/1.1 names its host") // fasthttp takes it without

var methods = append(slices.Clone(fiber.DefaultMethods), otherMethod)

// Limits is a configuration with the limits that Fiber's own settings can keep.
func Limits() fiber.Config {
	return fiber.Config{
		ReadTimeout:    lifecycle.HeadTimeout,
		WriteTimeout:   lifecycle.WriteTimeout,
		IdleTimeout:    lifecycle.IdleTimeout,
		ReadBufferSize: maxHeaderBytes,
		RequestMethods: methods,
		// Otherwise a body is read before there is a route, and one that is too large would be a 413 at any path.
		StreamRequestBody:            true,
		DisablePreParseMultipartForm: true,
	}
}

// Run is lifecycle.Run with an app that was made with Limits.
func Run(ctx context.Context, listener net.Listener, app *fiber.App, draining func(), log *slog.Logger) error {
	conns, gate := lifecycle.NewConnections(), &lifecycle.Gate{}
	srv := app.Server()
	srv.Handler = gated{srv.Handler, srv.ErrorHandler, gate}.serve
	srv.ConnState = onState
	srv.HeaderReceived = afterHead
	return lifecycle.Run(ctx, connListener{listener, conns}, server{app, conns}, conns, gate, draining, log)
}

// afterHead sets the limits of the rest of a request.
func afterHead(header *fasthttp.RequestHeader) fasthttp.RequestConfig {
	rest := fasthttp.RequestConfig{ReadTimeout: lifecycle.RequestTimeout} // conn counts it from the first byte
	if header.ContentLength() > httpapi.MaxBody {
		// This is how much fasthttp waits for before the handler runs, which refuses such a body unread.
		rest.MaxRequestBodySize = 1
	}
	return rest
}

// gated lets requests through the gate.
type gated struct {
	next    fasthttp.RequestHandler
	refused func(ctx *fasthttp.RequestCtx, err error)
	gate    *lifecycle.Gate
}

func (g gated) serve(ctx *fasthttp.RequestCtx) {
	defer g.gate.Leave()
	if !g.gate.Enter() {
		// Closed without an answer.
		ctx.HijackSetNoResponse(true)
		ctx.Hijack(func(net.Conn) {})
		return
	}
	if len(ctx.Host()) == 0 && ctx.Request.Header.IsHTTP11() {
		g.refused(ctx, errNoHost)
		ctx.SetConnectionClose()
		return
	}
	if !slices.Contains(methods, string(ctx.Method())) {
		ctx.Request.Header.SetMethod(otherMethod)
	}
	body := openBody(ctx)
	g.next(ctx)
	body.finish(ctx)
	if g.gate.Leaving() {
		ctx.SetConnectionClose()
	}
}

type server struct {
	app   *fiber.App
	conns *lifecycle.Connections
}

// Serve implements lifecycle.Server.
func (s server) Serve(listener net.Listener) error {
	if err := s.app.Listener(listener, fiber.ListenConfig{DisableStartupMessage: true}); err != nil {
		return fmt.Errorf("fiber: %w", err)
	}
	return nil
}

// Close implements lifecycle.Server.
func (s server) Close() error {
	s.conns.CloseAll()
	return nil
}
