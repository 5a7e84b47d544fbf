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
}

// FromEnv reads the configuration through getenv (os.Getenv outside tests).
// The error is one line that names the variable and says how to mend it.
func FromEnv(getenv func(string) string) (Config, error) {
	cfg := Config{Port: defaultPort}
	if raw := getenv("PORT"); raw != "" {
		port, err := strconv.Atoi(raw)
		if err != nil || port < 1 || port > maxPort {
			return Config{}, fmt.Errorf("PORT=%q is not a TCP port: set a number from 1 to %d, or unset it for %d",
				raw, maxPort, defaultPort)
		}
		cfg.Port = port
	}
	return cfg, nil
}
