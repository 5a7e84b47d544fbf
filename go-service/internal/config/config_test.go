package config_test

import (
	"strings"
	"testing"

	"footprint.dev/go-service/internal/config"
)

func from(name, value string) (config.Config, error) {
	return config.FromEnv(func(asked string) string {
		if asked == name {
			return value
		}
		return ""
	})
}

func TestPort(t *testing.T) {
	for raw, want := range map[string]int{"": 3000, "1": 1, "8080": 8080, "65535": 65535} {
		cfg, err := from("PORT", raw)
		if err != nil || cfg.Port != want || cfg.Database != nil {
			t.Errorf("PORT=%q: got %+v, %v; want %d", raw, cfg, err, want)
		}
	}
}

func TestBadPortIsExplainedInOneLine(t *testing.T) {
	for _, raw := range []string{"0", "65536", "-1", "+1", "http", "80 ", "3000\n4000", "0x50", "8_0"} {
		_, err := from("PORT", raw)
		if err == nil {
			t.Errorf("PORT=%q was accepted", raw)
			continue
		}
		if msg := err.Error(); !strings.HasPrefix(msg, "PORT=") || !strings.Contains(msg, "set PORT to") || strings.Contains(msg, "\n") {
			t.Errorf("PORT=%q: unhelpful message %q", raw, msg)
		}
	}
}

func TestDatabaseURL(t *testing.T) {
	for raw, want := range map[string]config.Database{
		"postgres://u:p@h:1/d":                                  {Host: "h", Port: 1, User: "u", Password: "p", Name: "d"},
		"postgresql://u:p@h/d":                                  {Host: "h", Port: 5432, User: "u", Password: "p", Name: "d"},
		"postgres://u:@[::1]:65535/d?sslmode=disable":           {Host: "::1", Port: 65535, User: "u", Name: "d"},
		"postgres://u%40x:p%2F%3A%20@h/d%2Fe%3F?sslmode=prefer": {Host: "h", Port: 5432, User: "u@x", Password: "p/: ", Name: "d/e?"},
	} {
		cfg, err := from("DATABASE_URL", raw)
		if err != nil || cfg.Database == nil || *cfg.Database != want {
			t.Errorf("%s: got %+v, %v", raw, cfg.Database, err)
		}
	}
}

func TestBadDatabaseURLIsExplainedWithoutShowingIt(t *testing.T) {
	for _, raw := range []string{
		"secret", "secret://", "http://u:secret@h/d", "postgres:u:secret@h/d", "postgres://h/secret", "postgres://secret@h/d",
		"postgres://:secret@h/d", "postgres://u:secret@/d", "postgres://u:secret@:5432/d", "postgres://u:secret@h", "postgres://u:secret@h/",
		"postgres://u:secret@h:0/d", "postgres://u:secret@h:65536/d", "postgres://u:secret@h:/d", "postgres://u:secret@h:x/d",
		"postgres://u:secret@h/d/e", "postgres://u:secret@h1,h2/d", "postgres://u:secret%@h/d", "postgres://u:secret%00@h/d",
		"postgres://u:secret@h/d?sslmode=require", "postgres://u:secret@h/d?sslmode=disable&x=1", "postgres://u:secret@h/d?x=1",
		"postgres://u:secret@h/d#f", "postgres://u:secret@h/d#", "postgres://u:secret\n@h/d", " postgres://u:secret@h/d",
	} {
		_, err := from("DATABASE_URL", raw)
		if err == nil {
			t.Errorf("%q was accepted", raw)
			continue
		}
		msg := err.Error()
		if !strings.HasPrefix(msg, "DATABASE_URL ") || !strings.Contains(msg, "set it to postgres://") ||
			strings.Contains(msg, "secret") || strings.Contains(msg, "\n") {
			t.Errorf("%q: message %q", raw, msg)
		}
	}
}
