package muxapi_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/muxapi"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

func newAPI(t *testing.T) httpapi.API {
	t.Helper()
	seed, err := users.Seed()
	if err != nil {
		t.Fatal(err)
	}
	store := users.NewMemory(seed)
	log := slog.New(slog.DiscardHandler)
	return httpapi.API{
		Version:   "1.0.0",
		Health:    health.New(health.Probe{Name: "store", Ping: store.Ping}),
		Users:     store,
		Telemetry: &telemetry.Telemetry{},
		Log:       log,
		Faults:    httpapi.NewFaultLog(log),
	}
}

func call(h http.Handler, method, target string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequestWithContext(context.Background(), method, target, http.NoBody))
	return rec
}

func TestExactAnswers(t *testing.T) {
	h := muxapi.NewHandler(newAPI(t))
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
	h := muxapi.NewHandler(newAPI(t))
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
	h := muxapi.NewHandler(newAPI(t))
	for target, want := range map[string]int{"/api/v1/users": 20, "/api/v1/users?limit=1": 1, "/api/v1/users?limit=100": 100} {
		var page []users.User
		if err := json.Unmarshal(call(h, http.MethodGet, target).Body.Bytes(), &page); err != nil || len(page) != want {
			t.Errorf("%s: %d users, %v", target, len(page), err)
		}
	}
}

func TestFollowingLinksMeetsEveryUserOnce(t *testing.T) {
	h := muxapi.NewHandler(newAPI(t))
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
	srv := httptest.NewServer(muxapi.NewHandler(newAPI(t)))
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
	h := muxapi.NewHandler(newAPI(t))
	cases := []struct {
		method, target string
		status         int
	}{
		{http.MethodGet, "/", 404},
		{http.MethodGet, "/nowhere", 404},
		{http.MethodGet, "//health", 404},
		{http.MethodGet, "/health/", 404},
		{http.MethodGet, "/health/../health", 404},
		{http.MethodGet, "/%68ealth", 404},
		{http.MethodGet, "/api%2Fv1/users", 404},
		{http.MethodGet, "/api/v1/users/", 404},
		{http.MethodGet, "/api/v1//users", 404},
		{http.MethodOptions, "/nowhere", 404},
		{http.MethodGet, "/api/v1/users/1/pets", 404},
		{http.MethodGet, "/api/v1/users/101", 404},
		{http.MethodDelete, "/api/v1/users/101", 404},
		{http.MethodGet, "/api/v1/users/9223372036854775807", 404},
		{http.MethodGet, "/api/v1/users/9223372036854775808", 400},
		{http.MethodGet, "/api/v1/users/0", 400},
		{http.MethodGet, "/api/v1/users/+1", 400},
		{http.MethodGet, "/api/v1/users/1%2F2", 400},
		{http.MethodGet, "/api/v1/users/%ff", 400},
		{http.MethodDelete, "/api/v1/users/ada", 400},
		{http.MethodGet, "/api/v1/users?limit=0", 400},
		{http.MethodGet, "/api/v1/users?limit=101", 400},
		{http.MethodGet, "/api/v1/users?limit=", 400},
		{http.MethodGet, "/api/v1/users?limit=+1", 400},
		{http.MethodGet, "/api/v1/users?after=-1", 400},
		{http.MethodGet, "/api/v1/users?limit=%zz", 400},
		{http.MethodGet, "/api/v1/users?limit=1&limit=1", 400},
		{http.MethodPost, "/api/v1/users", 415},
	}
	for _, c := range cases {
		wantProblem(t, call(h, c.method, c.target), c.method+" "+c.target, c.status, "")
	}
}

func wantProblem(t *testing.T, rec *httptest.ResponseRecorder, name string, status int, allow string) {
	t.Helper()
	var got httpapi.Problem
	if err := json.Unmarshal(rec.Body.Bytes(), &got); err != nil {
		t.Errorf("%s: %v in %q", name, err, rec.Body)
		return
	}
	if rec.Code != status || got.Status != status || got.Type != "about:blank" || got.Title == "" || got.Detail == "" ||
		rec.Header().Get("Content-Type") != httpapi.ProblemType || rec.Header().Get("Allow") != allow {
		t.Errorf("%s: %d %s %s", name, rec.Code, rec.Header(), rec.Body)
	}
}

func TestMethodsOfEachPath(t *testing.T) {
	h := muxapi.NewHandler(newAPI(t))
	const checks, list, one = "GET, HEAD, OPTIONS", "GET, HEAD, OPTIONS, POST", "DELETE, GET, HEAD, OPTIONS"
	for target, allow := range map[string]string{
		"/health": checks, "/health/live": checks, "/health/ready": checks, "/api/v1/users": list, "/api/v1/users?limit=x": list,
		"/api/v1/users/1": one, "/api/v1/users/ada": one,
	} {
		rec := call(h, http.MethodOptions, target)
		if rec.Code != 204 || rec.Body.Len() > 0 || rec.Header().Get("Allow") != allow || rec.Header().Get("Content-Type") != "" {
			t.Errorf("%s: %d %v %s", target, rec.Code, rec.Header(), rec.Body)
		}
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get"} {
			if !slices.Contains(strings.Split(allow, ", "), method) {
				wantProblem(t, call(h, method, target), method+" "+target, 405, allow)
			}
		}
	}
}

func TestCreateAndDelete(t *testing.T) {
	h := muxapi.NewHandler(newAPI(t))
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/v1/users", strings.NewReader(`{"name":"A","email":"A@b.cd"}`))
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("Accept", "text/html")
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, req)
	if rec.Code != 201 || rec.Body.String() != `{"id":101,"name":"A","email":"a@b.cd"}` || rec.Header().Get("Location") != "/api/v1/users/101" {
		t.Errorf("%d %v %s", rec.Code, rec.Header(), rec.Body)
	}
	if rec := call(h, http.MethodDelete, "/api/v1/users/%3101"); rec.Code != 204 || rec.Body.Len() > 0 || rec.Header().Get("Content-Type") != "" {
		t.Errorf("%d %v %s", rec.Code, rec.Header(), rec.Body)
	}
	wantProblem(t, call(h, http.MethodGet, "/api/v1/users/101"), "deleted", 404, "")
}

func TestDrainingIsNotReady(t *testing.T) {
	api := newAPI(t)
	api.Health.Drain()
	rec := call(muxapi.NewHandler(api), http.MethodGet, "/health/ready")
	if rec.Code != http.StatusServiceUnavailable || !strings.HasPrefix(rec.Body.String(), `{"status":"DOWN"`) {
		t.Errorf("%d %s", rec.Code, rec.Body)
	}
}

// panickingStore has a fault.
type panickingStore struct{ users.Store }

func (panickingStore) ByID(context.Context, int64) (users.User, error) { panic("secret") }

func TestFaultsAreLoggedAndNotTold(t *testing.T) {
	var log strings.Builder
	api := newAPI(t)
	api.Users, api.Log = panickingStore{}, slog.New(slog.NewTextHandler(&log, nil))
	rec := call(muxapi.NewHandler(api), http.MethodGet, "/api/v1/users/1")
	wantProblem(t, rec, "panic", 500, "")
	if strings.Contains(rec.Body.String(), "secret") || !strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("told %s, logged %s", rec.Body, log.String())
	}
}
