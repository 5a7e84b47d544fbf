package contracttest

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"footprint.dev/go-service/internal/app"
)

func whatIsNoRequest(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	for name, request := range map[string]string{
		"no HTTP":           "hello there\r\n\r\n",
		"bytes":             "\x00\x01\x02 \xff\r\n\r\n",
		"no host":           "GET /health HTTP/1.1\r\n\r\n",
		"no colon":          "GET /health HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
		"no length":         "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
		"headers too large": "GET /health HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("x", 30<<10) + "\r\n\r\n",
	} {
		c := s.dial()
		fmt.Fprint(c, request)
		got := c.read(http.MethodGet)
		if wantProblem(t, got, name, got.status); got.status != 400 && got.status != 431 || !got.close {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func halfARequest(t *testing.T, serve app.Serve) {
	t.Parallel() // it takes the 20 s that a request may take
	s := start(t, serve, newAPI(t))
	begin := time.Now()
	took := make(chan string, 3)
	for name, e := range map[string]struct {
		text  string
		limit time.Duration
	}{
		"nothing": {"", 10 * time.Second},
		"head":    {"GET / HTTP/1.1\r\nHost", 10 * time.Second},
		"body":    {"POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", 20 * time.Second},
	} {
		c := s.dial()
		fmt.Fprint(c, e.text)
		go func() {
			verdict := ""
			resp, err := http.ReadResponse(c.reader, nil)
			if err == nil {
				defer resp.Body.Close()
			}
			waited := time.Since(begin)
			if (err == nil && resp.StatusCode != http.StatusRequestTimeout) || waited < e.limit-time.Second || waited > e.limit+3*time.Second {
				verdict = fmt.Sprintf("%s: %v after %v", name, resp, waited)
			}
			took <- verdict
		}()
	}
	for range 3 {
		if verdict := <-took; verdict != "" {
			t.Error(verdict)
		}
	}
}

func silentConnections(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	s.dial()
	s.dial().send(http.MethodGet, "/health", "")
	begin := time.Now()
	s.end()
	if took := time.Since(begin); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

func requestsInFlight(t *testing.T, serve app.Serve) {
	s := start(t, serve, newAPI(t))
	const user = `{"name":"A","email":"a@b.cd"}`
	fresh, kept, half := s.dial(), s.dial(), s.dial()
	kept.send(http.MethodGet, "/health", "")
	fmt.Fprintf(half, "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		len(user), user[:9])
	fmt.Fprint(fresh, "GET /health/ready HTTP/1.1\r\nHo")
	time.Sleep(100 * time.Millisecond) // for the server to have read that much
	s.stop()
	WaitUntilRefused(t, s.addr)

	fmt.Fprint(fresh, "st: a\r\n\r\n")
	for _, got := range []reply{fresh.read(http.MethodGet), kept.send(http.MethodGet, "/health/ready", "")} {
		if got.status != http.StatusServiceUnavailable || !strings.HasPrefix(got.body, `{"status":"DOWN"`) || !got.close {
			t.Errorf("ready while leaving: %+v", got)
		}
	}
	fmt.Fprint(half, user[9:])
	if got := half.read(http.MethodPost); got.status != http.StatusCreated || !got.close {
		t.Errorf("in flight: %+v", got)
	}
}

// WaitUntilRefused returns once nobody listens at addr.
func WaitUntilRefused(t *testing.T, addr string) {
	t.Helper()
	var d net.Dialer
	for range 1000 {
		conn, err := d.DialContext(t.Context(), "tcp", addr)
		if err != nil {
			return
		}
		conn.Close()
		time.Sleep(time.Millisecond)
	}
	t.Fatal("still accepting")
}
