package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"footprint.dev/go-service/internal/contracttest"
	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/server"
)

// running is a server on a port of the system's choice.
type running struct {
	addr     string
	stop     context.CancelFunc
	draining chan struct{}
	done     chan error
}

func start(t *testing.T, handler http.Handler) running {
	t.Helper()
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s := running{listener.Addr().String(), stop, make(chan struct{}), make(chan error, 1)}
	go func() {
		s.done <- server.Run(ctx, listener, handler, func() { close(s.draining) }, slog.New(slog.DiscardHandler))
	}()
	return s
}

func (s running) dial(t *testing.T) net.Conn {
	t.Helper()
	var d net.Dialer
	conn, err := d.DialContext(t.Context(), "tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return conn
}

func (s running) wait(t *testing.T) {
	t.Helper()
	select {
	case err := <-s.done:
		if err != nil {
			t.Errorf("run: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("did not stop")
	}
}

func answer(t *testing.T, conn net.Conn) (*http.Response, string) {
	t.Helper()
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func TestRequestsInFlightFinishAndOpenConnectionsStillAnswer(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	s := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			close(entered)
			<-release
		}
		fmt.Fprint(w, r.URL.Path)
	}))
	// Connections are accepted in order: once the slow request is in its handler, the others are accepted too.
	fresh, kept := s.dial(t), s.dial(t)
	fmt.Fprint(kept, "GET /first HTTP/1.1\r\nHost: a\r\n\r\n")
	answer(t, kept)
	slow := s.dial(t)
	fmt.Fprint(slow, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
	<-entered
	s.stop()
	contracttest.WaitUntilRefused(t, s.addr)

	for _, conn := range []net.Conn{fresh, kept} {
		fmt.Fprint(conn, "GET /ready HTTP/1.1\r\nHost: a\r\n\r\n")
		if resp, body := answer(t, conn); body != "/ready" || !resp.Close {
			t.Errorf("open connection got %q, close=%v", body, resp.Close)
		}
	}
	close(release)
	if _, body := answer(t, slow); body != "/slow" {
		t.Errorf("request in flight got %q", body)
	}
	s.wait(t)
}

func TestSilentConnectionsDoNotHoldTheStop(t *testing.T) {
	s := start(t, http.NotFoundHandler())
	s.dial(t)
	kept := s.dial(t)
	fmt.Fprint(kept, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
	answer(t, kept)
	begin := time.Now()
	s.stop()
	s.wait(t)
	if took := time.Since(begin); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestWhatNetHTTPRefusesIsAProblem(t *testing.T) {
	s := start(t, http.NotFoundHandler())
	for name, c := range map[string]struct {
		request string
		status  int
	}{
		"bad escape":        {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
		"no host":           {"GET / HTTP/1.1\r\n\r\n", 400},
		"not HTTP":          {"hello\r\n\r\n", 400},
		"unknown version":   {"GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505},
		"transfer encoding": {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: brotli\r\n\r\n", 501},
		"headers too large": {"GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("x", 40<<10) + "\r\n\r\n", 431},
	} {
		conn := s.dial(t)
		fmt.Fprint(conn, c.request)
		resp, body := answer(t, conn)
		var problem httpapi.Problem
		if err := json.Unmarshal([]byte(body), &problem); err != nil {
			t.Errorf("%s: %v in %q", name, err, body)
			continue
		}
		if resp.StatusCode != c.status || problem.Status != c.status || !resp.Close ||
			resp.Header.Get("Content-Type") != httpapi.ProblemType {
			t.Errorf("%s: %s %v %s", name, resp.Status, resp.Header, body)
		}
	}
	s.stop()
	s.wait(t)
}

func TestHandlersPlainTextErrorsPassUnchanged(t *testing.T) {
	s := start(t, http.NotFoundHandler())
	conn := s.dial(t)
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
	if _, body := answer(t, conn); body != "404 page not found\n" {
		t.Errorf("got %q", body)
	}
	s.stop()
	s.wait(t)
}

func TestOptionsStarReachesTheHandler(t *testing.T) {
	s := start(t, http.NotFoundHandler())
	conn := s.dial(t)
	fmt.Fprint(conn, "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
	if resp, _ := answer(t, conn); resp.StatusCode != http.StatusNotFound {
		t.Errorf("got %s", resp.Status)
	}
	s.stop()
	s.wait(t)
}

func TestHalfAHeadIsARequestTimeout(t *testing.T) {
	t.Parallel() // it takes the 10 s that a head may take
	s := start(t, http.NotFoundHandler())
	conn := s.dial(t)
	if err := conn.SetDeadline(time.Now().Add(15 * time.Second)); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost")
	resp, _ := answer(t, conn)
	if took := time.Since(begin); resp.StatusCode != http.StatusRequestTimeout || took < 9*time.Second || took > 12*time.Second {
		t.Errorf("%s after %v", resp.Status, took)
	}
	s.stop()
	s.wait(t)
}

func TestARequestThatBeganBeforeTheEndIsToldToGoElsewhere(t *testing.T) {
	entered := make(chan struct{})
	s := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		w.WriteHeader(http.StatusCreated)
		fmt.Fprintf(w, "%s", body)
	}))
	conn := s.dial(t)
	fmt.Fprint(conn, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nha")
	<-entered
	s.stop()
	contracttest.WaitUntilRefused(t, s.addr)
	fmt.Fprint(conn, "lf")
	if resp, body := answer(t, conn); resp.StatusCode != http.StatusCreated || body != "half" || !resp.Close {
		t.Errorf("%s %q, close=%v", resp.Status, body, resp.Close)
	}
	s.wait(t)
}

func TestABodyThatNobodyReadsIsNotTheNextRequest(t *testing.T) {
	s := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Seen", r.Method+r.URL.Path) }))
	text := strings.Repeat("x", httpapi.MaxBody)
	for name, body := range map[string]string{
		"short":   "Content-Length: 2\r\n\r\n{}",
		"64 KiB":  fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(text), text),
		"chunked": fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(text), text),
	} {
		conn := s.dial(t)
		reader := bufio.NewReader(conn)
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodDelete} {
			for _, request := range []string{method + " /a HTTP/1.1\r\nHost: a\r\n" + body, method + " /b HTTP/1.1\r\nHost: a\r\n\r\n"} {
				fmt.Fprint(conn, request)
				resp, err := http.ReadResponse(reader, &http.Request{Method: method})
				if err != nil {
					t.Fatalf("%s with a body, %s: %v", method, name, err)
				}
				resp.Body.Close()
				if want := method + request[len(method)+1:len(method)+3]; resp.Header.Get("Seen") != want || resp.Close {
					t.Errorf("%s: got %q, want %q, close=%v", name, resp.Header.Get("Seen"), want, resp.Close)
				}
			}
		}
	}
	s.stop()
	s.wait(t)
}
