package config_test

import (
	"strings"
	"testing"

	"footprint.dev/go-service/internal/config"
)

func fromPort(port string) (config.Config, error) {
	return config.FromEnv(func(name string) string {
		if name == "PORT" {
			return port
		}
		return ""
	})
}

func TestPort(t *testing.T) {
	for raw, want := range map[string]int{"": 3000, "1": 1, "8080": 8080, "65535": 65535} {
		cfg, err := fromPort(raw)
		if err != nil || cfg.Port != want {
			t.Errorf("PORT=%q: got %d, %v; want %d", raw, cfg.Port, err, want)
		}
	}
}

func TestBadPortIsExplainedInOneLine(t *testing.T) {
	for _, raw := range []string{"0", "65536", "-1", "http", "80 ", "3000\n4000"} {
		_, err := fromPort(raw)
		if err == nil {
			t.Errorf("PORT=%q was accepted", raw)
			continue
		}
		if msg := err.Error(); !strings.Contains(msg, "PORT") || !strings.Contains(msg, "set a number") || strings.Contains(msg, "\n") {
			t.Errorf("PORT=%q: unhelpful message %q", raw, msg)
		}
	}
}
