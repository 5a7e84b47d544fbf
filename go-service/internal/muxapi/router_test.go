package muxapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/muxapi"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

func deps(t *testing.T) httpapi.Deps {
	t.Helper()
	seed, err := users.Seed()
	if err != nil {
		t.Fatal(err)
	}
	store := users.NewMemory(seed)
	return httpapi.Deps{
		Version:   "1.0.0",
		Health:    health.New(health.Probe{Name: "store", Ping: store.Ping}),
		Users:     store,
		Telemetry: telemetry.Disabled(),
		Log:       slog.New(slog.DiscardHandler),
	}
}

func call(h http.Handler, method, target string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequestWithContext(context.Background(), method, target, http.NoBody))
	return rec
}

func TestExactAnswers(t *testing.T) {
	h := muxapi.NewHandler(deps(t))
	for target, want := range map[string]string{
		"/health":                       `{"status":"healthy","version":"1.0.0"}`,
		"/health/live":                  `{"status":"UP","checks":[]}`,
		"/health/ready":                 `{"status":"UP","checks":[{"name":"store","status":"UP"}]}`,
		"/api/v1/users/1":               `{"id":1,"name":"Ada Lovelace","email":"ada.lovelace@example.com"}`,
		"/api/v1/users?limit=1&after=1": `[{"id":2,"name":"Grace Hopper","email":"grace.hopper@example.com"}]`,
		"/api/v1/users?after=100":       `[]`,
	} {
		rec := call(h, http.MethodGet, target)
		if rec.Code != http.StatusOK || rec.Body.String() != want || rec.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s: %d %s %s", target, rec.Code, rec.Header(), rec.Body)
		}
	}
}

func TestPagesLinkUntilTheLast(t *testing.T) {
	h := muxapi.NewHandler(deps(t))
	for target, want := range map[string]string{
		"/api/v1/users":                   `</api/v1/users?limit=20&after=20>; rel="next"`,
		"/api/v1/users?limit=7&after=30":  `</api/v1/users?limit=7&after=37>; rel="next"`,
		"/api/v1/users?limit=100":         "",
		"/api/v1/users?limit=20&after=80": "",
	} {
		if got := call(h, http.MethodGet, target).Header().Get("Link"); got != want {
			t.Errorf("%s: %q", target, got)
		}
	}
}

func TestLimitBounds(t *testing.T) {
	h := muxapi.NewHandler(deps(t))
	for target, want := range map[string]int{"/api/v1/users": 20, "/api/v1/users?limit=1": 1, "/api/v1/users?limit=100": 100} {
		var page []users.User
		if err := json.Unmarshal(call(h, http.MethodGet, target).Body.Bytes(), &page); err != nil || len(page) != want {
			t.Errorf("%s: %d users, %v", target, len(page), err)
		}
	}
}

func TestFollowingLinksMeetsEveryUserOnce(t *testing.T) {
	h := muxapi.NewHandler(deps(t))
	var seen int64
	for target, pages := "/api/v1/users?limit=9", 0; target != "" && pages < 20; pages++ {
		rec := call(h, http.MethodGet, target)
		var page []users.User
		if err := json.Unmarshal(rec.Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, u := range page {
			if seen++; u.ID != seen {
				t.Fatalf("got user %d, want %d", u.ID, seen)
			}
		}
		target, _, _ = strings.Cut(strings.TrimPrefix(rec.Header().Get("Link"), "<"), ">")
	}
	if seen != 100 {
		t.Errorf("met %d users", seen)
	}
}

func TestHeadIsGetWithoutBody(t *testing.T) {
	srv := httptest.NewServer(muxapi.NewHandler(deps(t)))
	defer srv.Close()
	for _, path := range []string{"/health", "/health/ready", "/api/v1/users?limit=100", "/api/v1/users/1", "/nowhere"} {
		got := map[string]http.Header{}
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			req, err := http.NewRequestWithContext(t.Context(), method, srv.URL+path, http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			resp, err := srv.Client().Do(req)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(resp.Body)
			if err != nil || (method == http.MethodHead) != (len(body) == 0) {
				t.Errorf("%s %s: %d bytes, %v", method, path, len(body), err)
			}
			resp.Body.Close()
			resp.Header.Del("Date")
			got[method] = resp.Header
		}
		for name := range got[http.MethodGet] {
			if a, b := got[http.MethodGet].Get(name), got[http.MethodHead].Get(name); a != b {
				t.Errorf("%s: %s is %q for GET, %q for HEAD", path, name, a, b)
			}
		}
	}
}

func TestErrorsAreProblems(t *testing.T) {
	h := muxapi.NewHandler(deps(t))
	cases := []struct {
		method, target string
		status         int
	}{
		{http.MethodGet, "/", 404},
		{http.MethodGet, "/nowhere", 404},
		{http.MethodGet, "//health", 404},
		{http.MethodGet, "/health/", 404},
		{http.MethodGet, "/api/v1/users/", 404},
		{http.MethodGet, "/api/v1/users/1/pets", 404},
		{http.MethodGet, "/api/v1/users/101", 404},
		{http.MethodGet, "/api/v1/users/9223372036854775807", 404},
		{http.MethodGet, "/api/v1/users/9223372036854775808", 400},
		{http.MethodGet, "/api/v1/users/0", 400},
		{http.MethodGet, "/api/v1/users/-1", 400},
		{http.MethodGet, "/api/v1/users/ada", 400},
		{http.MethodGet, "/api/v1/users?limit=0", 400},
		{http.MethodGet, "/api/v1/users?limit=101", 400},
		{http.MethodGet, "/api/v1/users?limit=", 400},
		{http.MethodGet, "/api/v1/users?limit=99999999999999999999", 400},
		{http.MethodGet, "/api/v1/users?after=-1", 400},
		{http.MethodGet, "/api/v1/users?after=x", 400},
		{http.MethodGet, "/api/v1/users?limit=%zz", 400},
		{http.MethodPost, "/health", 405},
		{http.MethodDelete, "/api/v1/users/1", 405},
		{http.MethodOptions, "/api/v1/users", 405},
		{"BREW", "/api/v1/users", 405},
	}
	for _, c := range cases {
		rec := call(h, c.method, c.target)
		var got httpapi.Problem
		if err := json.Unmarshal(rec.Body.Bytes(), &got); err != nil {
			t.Errorf("%s %s: %v in %q", c.method, c.target, err, rec.Body)
			continue
		}
		want := httpapi.Problem{Type: "about:blank", Title: http.StatusText(c.status), Status: c.status, Detail: got.Detail}
		if rec.Code != c.status || got != want || got.Detail == "" || rec.Header().Get("Content-Type") != httpapi.ProblemType {
			t.Errorf("%s %s: %d %s %s", c.method, c.target, rec.Code, rec.Header(), rec.Body)
		}
		if allow := rec.Header().Get("Allow"); (c.status == 405) != (allow == "GET, HEAD") {
			t.Errorf("%s %s: Allow %q", c.method, c.target, allow)
		}
	}
}

func TestDrainingIsNotReady(t *testing.T) {
	d := deps(t)
	d.Health.Drain()
	rec := call(muxapi.NewHandler(d), http.MethodGet, "/health/ready")
	if rec.Code != http.StatusServiceUnavailable || !strings.HasPrefix(rec.Body.String(), `{"status":"DOWN"`) {
		t.Errorf("%d %s", rec.Code, rec.Body)
	}
}

// brokenStore fails each call, or panics.
type brokenStore struct{ panics bool }

func (b brokenStore) fail() error {
	if b.panics {
		panic("secret")
	}
	return errors.New("secret")
}
func (b brokenStore) Page(context.Context, int64, int) (users.Page, error) {
	return users.Page{}, b.fail()
}
func (b brokenStore) ByID(context.Context, int64) (users.User, error) { return users.User{}, b.fail() }
func (b brokenStore) Ping(context.Context) error                      { return b.fail() }

func TestFaultsAreLoggedAndNotTold(t *testing.T) {
	for _, panics := range []bool{false, true} {
		var log strings.Builder
		d := deps(t)
		d.Users, d.Log = brokenStore{panics}, telemetry.NewLogger(&log)
		rec := call(muxapi.NewHandler(d), http.MethodGet, "/api/v1/users/1")
		if rec.Code != http.StatusInternalServerError || rec.Header().Get("Content-Type") != httpapi.ProblemType {
			t.Errorf("panics=%v: %d %s", panics, rec.Code, rec.Header())
		}
		if strings.Contains(rec.Body.String(), "secret") || !strings.Contains(log.String(), "secret") {
			t.Errorf("panics=%v: told %s, logged %s", panics, rec.Body, log.String())
		}
	}
}
