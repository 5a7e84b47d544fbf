// Package app is the wiring that every framework's command shares: from environment to exit code.
package app

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"footprint.dev/go-service/internal/config"
	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/server"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
	"footprint.dev/go-service/internal/version"
)

const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// Main runs the command called name and returns its exit code: 0 after an orderly stop, 1 on failure, 2 when the
// environment or the arguments are wrong. newHandler is where the frameworks differ.
func Main(name string, newHandler func(httpapi.Deps) http.Handler) int {
	cfg, err := config.FromEnv(os.Getenv)
	if err != nil {
		return complain(name, err, exitUsage)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	// Once the first signal has been heard, a second one kills.
	context.AfterFunc(ctx, stop)

	switch args := os.Args[1:]; {
	case len(args) == 0:
		return serve(ctx, name, cfg, newHandler)
	case len(args) == 1 && args[0] == "healthcheck":
		if err := health.SelfCheck(ctx, cfg.Port); err != nil {
			return complain(name, err, exitFailed)
		}
		return exitOK
	default:
		return complain(name, fmt.Errorf("usage: %s [healthcheck]", name), exitUsage)
	}
}

func complain(name string, err error, code int) int {
	fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
	return code
}

func serve(ctx context.Context, name string, cfg config.Config, newHandler func(httpapi.Deps) http.Handler) int {
	log := telemetry.NewLogger(os.Stdout)
	tel, err := telemetry.Start(ctx, name, version.Version, log)
	if err != nil {
		// Users matter more than traces of them.
		log.Error("running without telemetry", slog.Any("error", err))
		tel = telemetry.Disabled()
	}
	if err := run(ctx, cfg, tel, log, newHandler); err != nil {
		log.Error("cannot serve", slog.Any("error", err))
		return exitFailed
	}
	// ctx has ended by now, and the flush has a deadline of its own.
	if err := tel.Shutdown(context.WithoutCancel(ctx)); err != nil {
		log.Warn("telemetry", slog.Any("error", err))
	}
	return exitOK
}

func run(ctx context.Context, cfg config.Config, tel *telemetry.Telemetry, log *slog.Logger,
	newHandler func(httpapi.Deps) http.Handler,
) error {
	seed, err := users.Seed()
	if err != nil {
		return err
	}
	store := users.NewMemory(seed)
	state := health.New(health.Probe{Name: "store", Ping: store.Ping})
	handler := newHandler(httpapi.Deps{Version: version.Version, Health: state, Users: store, Telemetry: tel, Log: log})

	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp4", net.JoinHostPort("0.0.0.0", strconv.Itoa(cfg.Port)))
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	log.Info("listening", slog.Int("port", cfg.Port), slog.String("version", version.Version))
	draining := func() {
		log.Info("shutting down")
		state.Drain()
	}
	return server.Run(ctx, listener, handler, draining, log)
}
