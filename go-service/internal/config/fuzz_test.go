package config_test

import (
	"net"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"footprint.dev/go-service/internal/config"
)

// Whatever is put together from parts comes apart into the same parts.
func FuzzDatabaseParts(f *testing.F) {
	f.Add("footprint", "pass/word:@?#%", "db.example", uint16(5432), "footprint", true)
	f.Add("ü", "", "10.0.0.1", uint16(1), "a/b", false)
	f.Fuzz(func(t *testing.T, user, password, host string, port uint16, name string, disable bool) {
		if user == "" || name == "" || port == 0 || strings.ContainsRune(user+password+name, 0) || !plainHost(host) {
			t.Skip("no part of a valid URL")
		}
		mode := "prefer"
		if disable {
			mode = "disable"
		}
		raw := "postgres://" + url.QueryEscape(user) + ":" + url.QueryEscape(password) + "@" +
			net.JoinHostPort(host, strconv.Itoa(int(port))) + "/" + url.QueryEscape(name) + "?sslmode=" + mode
		raw = strings.ReplaceAll(raw, "+", "%20")
		cfg, err := from("DATABASE_URL", raw)
		want := config.Database{Host: host, Port: int(port), User: user, Password: password, Name: name}
		if err != nil || *cfg.Database != want {
			t.Errorf("%q: %+v, %v", raw, cfg.Database, err)
		}
	})
}

func plainHost(host string) bool {
	return host != "" && strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") == ""
}

// Anything at all is taken or refused, and what is refused is not shown.
func FuzzDatabaseURL(f *testing.F) {
	f.Add("postgres://user:secret@host:5432/database?sslmode=prefer")
	f.Add("postgresql://u:p@[::1]/d#x")
	f.Fuzz(func(t *testing.T, raw string) {
		cfg, err := from("DATABASE_URL", raw)
		switch {
		case raw == "":
		case err != nil:
			if msg := err.Error(); strings.Contains(msg, "\n") || (len(raw) > 8 && !strings.Contains(msg, "DATABASE_URL")) {
				t.Errorf("%q: %q", raw, msg)
			}
			if _, rest, ok := strings.Cut(raw, "://"); ok && len(rest) > 30 && strings.Contains(err.Error(), rest) {
				t.Errorf("%q is shown: %v", raw, err)
			}
		default:
			db := *cfg.Database
			lower := strings.ToLower(raw)
			if db.Host == "" || db.User == "" || db.Name == "" || db.Port < 1 || db.Port > 65535 ||
				(!strings.HasPrefix(lower, "postgres://") && !strings.HasPrefix(lower, "postgresql://")) {
				t.Errorf("%q was taken as %+v", raw, db)
			}
			if _, query, ok := strings.Cut(raw, "?"); ok && query != "" && query != "sslmode=disable" && query != "sslmode=prefer" {
				t.Errorf("%q: its parameters were taken", raw)
			}
		}
	})
}
