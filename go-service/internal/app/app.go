// Package app is the wiring that every framework's command shares: from environment to exit code.
package app

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"

	"footprint.dev/go-service/internal/config"
	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/postgres"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
	"footprint.dev/go-service/internal/version"
)

const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// Serve answers requests until ctx ends, then calls draining and lets requests in flight finish.
type Serve func(ctx context.Context, listener net.Listener, api httpapi.API, draining func()) error

// Main runs the command called name and returns its exit code: 0 after an orderly stop, 1 on failure, 2 when the
// environment or the arguments are wrong. serve is where the frameworks differ.
func Main(name string, serve Serve) int {
	cfg, err := config.FromEnv(os.Getenv)
	if err != nil {
		return complain(name, err, exitUsage)
	}
	switch args := os.Args[1:]; {
	case len(args) == 0:
	case len(args) == 1 && args[0] == "healthcheck":
		if err = health.SelfCheck(context.Background(), cfg.Port); err != nil {
			return complain(name, err, exitFailed)
		}
		return exitOK
	default:
		return complain(name, fmt.Errorf("usage: %s [healthcheck]", name), exitUsage)
	}
	settings, err := telemetry.SettingsFromEnv(os.Getenv)
	if err != nil {
		return complain(name, err, exitUsage)
	}
	if err = run(untilSignal(), name, cfg, settings, serve); err != nil {
		return complain(name, err, exitFailed)
	}
	return exitOK
}

// complain says in one line what is wrong, on stderr: stdout is for the log of a service that runs.
func complain(name string, err error, code int) int {
	fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
	return code
}

func run(ctx context.Context, name string, cfg config.Config, settings telemetry.Settings, serve Serve) error {
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp4", net.JoinHostPort("0.0.0.0", strconv.Itoa(cfg.Port)))
	if err != nil {
		return fmt.Errorf("PORT=%d cannot be listened on: %w; set PORT to a free one", cfg.Port, err)
	}
	// What both start runs until they are shut down. ctx has ended by then.
	tel, log, err := telemetry.Start(settings, name, version.Version, telemetry.NewConsole(os.Stdout)) //nolint:contextcheck // see above
	if err != nil {
		return err
	}
	defer tel.Shutdown(context.WithoutCancel(ctx))
	store, closeStore, err := openStore(cfg, tel) //nolint:contextcheck // see above
	if err != nil {
		return err
	}
	defer closeStore()

	state := health.New(health.Probe{Name: "store", Ping: store.Ping})
	api := httpapi.API{
		Version: version.Version, Health: state, Users: store, Telemetry: tel, Log: log, Faults: httpapi.NewFaultLog(log),
	}
	log.Info("listening", slog.Int("port", cfg.Port), slog.String("version", version.Version))
	return serve(ctx, listener, api, func() {
		state.Drain()
		log.Info("shutting down")
	})
}

func openStore(cfg config.Config, tel *telemetry.Telemetry) (users.Store, func(), error) {
	if cfg.Database != nil {
		store, err := postgres.New(*cfg.Database, tel)
		if err != nil {
			return nil, nil, err
		}
		return store, store.Close, nil
	}
	seed, err := users.Seed()
	if err != nil {
		return nil, nil, err
	}
	return users.NewMemory(seed), func() {}, nil
}
