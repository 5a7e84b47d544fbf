package contracttest

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/users"
)

func exactAnswers(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	for target, want := range map[string]string{
		"/health":                       `{"status":"healthy","version":"1.0.0"}`,
		"/health/live":                  `{"status":"UP","checks":[]}`,
		"/health/ready":                 `{"status":"UP","checks":[{"name":"store","status":"UP"}]}`,
		"/api/v1/users/1":               `{"id":1,"name":"Ada Lovelace","email":"ada.lovelace@example.com"}`,
		"/api/v1/users/%31":             `{"id":1,"name":"Ada Lovelace","email":"ada.lovelace@example.com"}`,
		"/api/v1/users?limit=1&after=1": `[{"id":2,"name":"Grace Hopper","email":"grace.hopper@example.com"}]`,
		"/api/v1/users?after=100":       `[]`,
	} {
		got := s.get(target)
		if got.status != http.StatusOK || got.body != want || got.header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %+v", target, got)
		}
	}
}

func pagesLinkUntilTheLast(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	for target, want := range map[string]string{
		"/api/v1/users":                   `</api/v1/users?limit=20&after=20>; rel="next"`,
		"/api/v1/users?limit=7&after=30":  `</api/v1/users?limit=7&after=37>; rel="next"`,
		"/api/v1/users?limit=100":         "",
		"/api/v1/users?limit=20&after=80": "",
	} {
		if got := s.get(target).header.Get("Link"); got != want {
			t.Errorf("%s: %q", target, got)
		}
	}
}

func limitBounds(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	for target, want := range map[string]int{"/api/v1/users": 20, "/api/v1/users?limit=1": 1, "/api/v1/users?limit=100": 100} {
		var page []users.User
		if err := json.Unmarshal([]byte(s.get(target).body), &page); err != nil || len(page) != want {
			t.Errorf("%s: %d users, %v", target, len(page), err)
		}
	}
}

func followingLinks(t *testing.T, serve app.Serve) {
	c := start(t, serve, newAPI(t)).dial()
	var seen int64
	for target, pages := "/api/v1/users?limit=9", 0; target != "" && pages < 20; pages++ {
		got := c.send(http.MethodGet, target, "")
		var page []users.User
		if err := json.Unmarshal([]byte(got.body), &page); err != nil {
			t.Fatal(err)
		}
		for _, u := range page {
			if seen++; u.ID != seen {
				t.Fatalf("got user %d, want %d", u.ID, seen)
			}
		}
		target, _, _ = strings.Cut(strings.TrimPrefix(got.header.Get("Link"), "<"), ">")
	}
	if seen != 100 {
		t.Errorf("met %d users", seen)
	}
}

func headIsGetWithoutBody(t *testing.T, serve app.Serve) {
	c := start(t, serve, newAPI(t)).dial()
	for _, path := range []string{"/health", "/health/ready", "/api/v1/users?limit=100", "/api/v1/users/1", "/nowhere"} {
		get, head := c.send(http.MethodGet, path, ""), c.send(http.MethodHead, path, "")
		if head.body != "" || get.body == "" || head.status != get.status {
			t.Errorf("%s: %+v, %+v", path, get, head)
		}
		get.header.Del("Date")
		for name := range get.header {
			if a, b := get.header.Get(name), head.header.Get(name); a != b {
				t.Errorf("%s: %s is %q for GET, %q for HEAD", path, name, a, b)
			}
		}
	}
}

func createAndDelete(t *testing.T, serve app.Serve) {
	c := start(t, serve, newAPI(t)).dial()
	got := c.send(http.MethodPost, "/api/v1/users", `{"name":"A","email":"A@b.cd"}`,
		"Content-Type: application/json; charset=utf-8", "Accept: text/html")
	if got.status != 201 || got.body != `{"id":101,"name":"A","email":"a@b.cd"}` || got.header.Get("Location") != "/api/v1/users/101" {
		t.Errorf("%+v", got)
	}
	got = c.send(http.MethodDelete, "/api/v1/users/%3101", "")
	if got.status != 204 || got.body != "" || got.header.Get("Content-Type") != "" {
		t.Errorf("%+v", got)
	}
	wantProblem(t, c.send(http.MethodGet, "/api/v1/users/101", ""), "deleted", 404)
}

// panickingStore has a fault.
type panickingStore struct{ users.Store }

func (panickingStore) ByID(context.Context, int64) (users.User, error) { panic("secret") }

func faultsAreLoggedAndNotTold(t *testing.T, serve app.Serve) {
	var log strings.Builder
	api := newAPI(t)
	api.Users, api.Log = panickingStore{}, slog.New(slog.NewTextHandler(&log, nil))
	s := start(t, serve, api)
	got := s.get("/api/v1/users/1")
	s.end()
	wantProblem(t, got, "panic", 500)
	if strings.Contains(got.body, "secret") || !strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("told %s, logged %s", got.body, log.String())
	}
}
