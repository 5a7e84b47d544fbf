// Package config reads the service's own settings. The OTEL_* variables belong to the telemetry package.
package config

import (
	"fmt"
	"strconv"
)

const (
	defaultPort = 3000
	maxPort     = 65535
)

// Config is everything that can be set from outside; every field has a default.
type Config struct {
	// Port is the TCP port to listen on, from PORT; 3000 when unset.
	Port int
	// Database is where users are kept, from DATABASE_URL; nil when unset: in memory.
	Database *Database
}

// FromEnv reads the configuration through getenv (os.Getenv outside tests).
// The error is one line that names the variable and says how to mend it.
func FromEnv(getenv func(string) string) (Config, error) {
	cfg := Config{Port: defaultPort}
	if raw := getenv("PORT"); raw != "" {
		port, ok := parsePort(raw)
		if !ok {
			return Config{}, fmt.Errorf("PORT=%q is no port: set PORT to a whole number from 1 to %d, or unset it for %d",
				raw, maxPort, defaultPort)
		}
		cfg.Port = port
	}
	if raw := getenv("DATABASE_URL"); raw != "" {
		database, err := parseDatabaseURL(raw)
		if err != nil {
			// The value holds a password: never shown.
			return Config{}, fmt.Errorf("DATABASE_URL %w: set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE, "+
				"percent-encoded, with sslmode=disable or sslmode=prefer as the only parameter, "+
				"or unset it to keep users in memory", err)
		}
		cfg.Database = &database
	}
	return cfg, nil
}

// parsePort takes digits only, unlike strconv.Atoi.
func parsePort(digits string) (int, bool) {
	port, err := strconv.ParseUint(digits, 10, 16)
	return int(port), err == nil && port > 0
}
