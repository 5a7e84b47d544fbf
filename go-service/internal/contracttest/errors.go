package contracttest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/httpapi"
)

func errorsAreProblems(t *testing.T, serve app.Serve) {
	c := start(t, serve, newAPI(t)).dial()
	for _, e := range []struct {
		method, target string
		status         int
	}{
		{http.MethodGet, "/", 404},
		{http.MethodGet, "/nowhere", 404},
		{http.MethodGet, "//health", 404},
		{http.MethodGet, "//localhost/health", 404},
		{http.MethodGet, "/health/", 404},
		{http.MethodGet, "/Health", 404},
		{http.MethodGet, "/health/../health", 404},
		{http.MethodGet, "/%68ealth", 404},
		{http.MethodGet, "/api%2Fv1/users", 404},
		{http.MethodGet, "/api/v1/users/", 404},
		{http.MethodGet, "/api/v1//users", 404},
		{http.MethodOptions, "/nowhere", 404},
		{"BREW", "/nowhere", 404},
		{http.MethodOptions, "*", 404},
		{http.MethodGet, "/api/v1/users/1/pets", 404},
		{http.MethodGet, "/api/v1/users/101", 404},
		{http.MethodDelete, "/api/v1/users/101", 404},
		{http.MethodGet, "/api/v1/users/9223372036854775807", 404},
		{http.MethodGet, "/api/v1/users/9223372036854775808", 400},
		{http.MethodGet, "/api/v1/users/0", 400},
		{http.MethodGet, "/api/v1/users/+1", 400},
		{http.MethodGet, "/api/v1/users/%2B1", 400},
		{http.MethodGet, "/api/v1/users/1%2F2", 400},
		{http.MethodGet, "/api/v1/users/%ff", 400},
		{http.MethodGet, "/api/v1/users/%2531", 400},
		{http.MethodDelete, "/api/v1/users/ada", 400},
		{http.MethodGet, "/api/v1/users?limit=0", 400},
		{http.MethodGet, "/api/v1/users?limit=101", 400},
		{http.MethodGet, "/api/v1/users?limit=", 400},
		{http.MethodGet, "/api/v1/users?limit=+1", 400},
		{http.MethodGet, "/api/v1/users?after=-1", 400},
		{http.MethodGet, "/api/v1/users?limit=%zz", 400},
		{http.MethodGet, "/api/v1/users?limit=1&limit=1", 400},
		{http.MethodPost, "/api/v1/users", 415},
	} {
		wantProblem(t, c.send(e.method, e.target, ""), e.method+" "+e.target, e.status)
	}
}

func wantProblem(t *testing.T, got reply, name string, status int) {
	t.Helper()
	var problem httpapi.Problem
	if err := json.Unmarshal([]byte(got.body), &problem); err != nil {
		t.Errorf("%s: %v in %+v", name, err, got)
		return
	}
	if got.status != status || problem.Status != status || problem.Type != "about:blank" || problem.Title == "" ||
		problem.Detail == "" || got.header.Get("Content-Type") != httpapi.ProblemType {
		t.Errorf("%s: %+v", name, got)
	}
}

func methodsOfEachPath(t *testing.T, serve app.Serve) {
	c := start(t, serve, newAPI(t)).dial()
	const checks, list, one = "GET, HEAD, OPTIONS", "GET, HEAD, OPTIONS, POST", "DELETE, GET, HEAD, OPTIONS"
	for target, methods := range map[string]string{
		"/health": checks, "/health/live": checks, "/health/ready": checks, "/api/v1/users": list, "/api/v1/users?limit=x": list,
		"/api/v1/users/1": one, "/api/v1/users/ada": one, "/api/v1/users/%FF": one,
	} {
		got := c.send(http.MethodOptions, target, "")
		if got.status != 204 || got.body != "" || allowed(got) != methods || got.header.Get("Content-Type") != "" {
			t.Errorf("%s: %+v", target, got)
		}
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get"} {
			if !slices.Contains(strings.Split(methods, ", "), method) {
				got := c.send(method, target, "")
				if wantProblem(t, got, method+" "+target, 405); allowed(got) != methods {
					t.Errorf("%s %s: %+v", method, target, got)
				}
			}
		}
	}
}

// allowed sorts what Allow lists: the frameworks have orders of their own.
func allowed(got reply) string {
	methods := strings.Split(got.header.Get("Allow"), ", ")
	slices.Sort(methods)
	return strings.Join(methods, ", ")
}

func chunked(body string) string {
	return fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(body), body)
}

func bodiesThatAreRefused(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	const typed, inChunks = "Content-Type: application/json", "Transfer-Encoding: chunked"
	large := strings.Repeat(" ", httpapi.MaxBody+1)
	for name, e := range map[string]struct {
		target, body string
		fields       []string
		status       int
	}{
		"malformed":                 {httpapi.UsersPath, "{", []string{typed}, 400},
		"wrong fields":              {httpapi.UsersPath, "{}", []string{typed}, 422},
		"chunked":                   {httpapi.UsersPath, chunked("{}"), []string{typed, inChunks}, 422},
		"no chunk":                  {httpapi.UsersPath, "zz\r\n", []string{typed, inChunks}, 400},
		"too large":                 {httpapi.UsersPath, large, []string{typed}, 413},
		"too large in chunks":       {httpapi.UsersPath, chunked(large), []string{typed, inChunks}, 413},
		"no type and too large":     {httpapi.UsersPath, large, nil, 415},
		"no place and too large":    {"/nowhere", large, nil, 404},
		"no method and too large":   {"/health", large, nil, 405},
		"announced and never there": {httpapi.UsersPath, "{", []string{typed, "Content-Length: 1073741824"}, 413},
	} {
		c := s.dial()
		if len(e.fields) == 2 && e.fields[1] != inChunks {
			fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: a\r\n%s\r\n%s", e.target, lines(e.fields), e.body)
			wantProblem(t, c.read(http.MethodPost), name, e.status)
			continue
		}
		wantProblem(t, c.send(http.MethodPost, e.target, e.body, e.fields...), name, e.status)
	}
}

func unreadBodies(t *testing.T, serve app.Serve) {
	c := start(t, serve, newAPI(t)).dial()
	text := strings.Repeat("x", httpapi.MaxBody)
	for name, send := range map[string]func(method, path string) reply{
		"short":  func(method, path string) reply { return c.send(method, path, "{}") },
		"64 KiB": func(method, path string) reply { return c.send(method, path, text) },
		"chunked": func(method, path string) reply {
			return c.send(method, path, chunked(text), "Transfer-Encoding: chunked")
		},
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPut} {
			got := send(method, "/health")
			if next := c.send(http.MethodGet, "/api/v1/users/1", ""); got.close || next.status != 200 || next.close {
				t.Errorf("%s %s: %+v, then %+v", method, name, got, next)
			}
		}
	}
}
