// Package contracttest is one table of tests for every framework: the same requests, sent over a real connection to what
// the framework's command serves.
package contracttest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"footprint.dev/go-service/internal/app"
	"footprint.dev/go-service/internal/health"
	"footprint.dev/go-service/internal/httpapi"
	"footprint.dev/go-service/internal/telemetry"
	"footprint.dev/go-service/internal/users"
)

// Run runs all of them.
func Run(t *testing.T, serve app.Serve) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, app.Serve){
		"ExactAnswers":                           exactAnswers,
		"PagesLinkUntilTheLast":                  pagesLinkUntilTheLast,
		"LimitBounds":                            limitBounds,
		"FollowingLinksMeetsEveryUserOnce":       followingLinks,
		"HeadIsGetWithoutBody":                   headIsGetWithoutBody,
		"ErrorsAreProblems":                      errorsAreProblems,
		"MethodsOfEachPath":                      methodsOfEachPath,
		"CreateAndDelete":                        createAndDelete,
		"BodiesThatAreRefused":                   bodiesThatAreRefused,
		"ABodyThatNobodyReadsIsNotTheNext":       unreadBodies,
		"FaultsAreLoggedAndNotTold":              faultsAreLoggedAndNotTold,
		"SpanNames":                              spanNames,
		"HealthIsNotTraced":                      healthIsNotTraced,
		"TheCallersTraceIsContinued":             callersTrace,
		"WhatIsNoRequestIsRefused":               whatIsNoRequest,
		"HalfARequestIsRefusedInTime":            halfARequest,
		"SilentConnectionsDoNotHoldTheStop":      silentConnections,
		"RequestsInFlightFinishAndReadinessEnds": requestsInFlight,
	} {
		t.Run(name, func(t *testing.T) { test(t, serve) })
	}
}

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

// service is what serves, on a port of the system's choice.
type service struct {
	t    *testing.T
	addr string
	stop context.CancelFunc
	done chan error
}

func start(t *testing.T, serve app.Serve, api httpapi.API) service {
	t.Helper()
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	s := service{t, listener.Addr().String(), stop, make(chan error, 1)}
	go func() { s.done <- serve(ctx, listener, api, api.Health.Drain) }()
	t.Cleanup(s.end)
	return s
}

// end stops it, and waits.
func (s service) end() {
	s.stop()
	select {
	case err, ok := <-s.done:
		if ok && err != nil {
			s.t.Errorf("serve: %v", err)
		}
		if ok {
			close(s.done)
		}
	case <-time.After(12 * time.Second):
		s.t.Error("did not stop")
	}
}

type connection struct {
	net.Conn
	t      *testing.T
	reader *bufio.Reader
}

func (s service) dial() connection {
	s.t.Helper()
	var d net.Dialer
	conn, err := d.DialContext(s.t.Context(), "tcp", s.addr)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		s.t.Fatal(err)
	}
	return connection{conn, s.t, bufio.NewReader(conn)}
}

type reply struct {
	status int
	header http.Header
	body   string
	close  bool
}

// read reads the answer to a request with this method.
func (c connection) read(method string) reply {
	c.t.Helper()
	resp, err := http.ReadResponse(c.reader, &http.Request{Method: method})
	if err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return reply{resp.StatusCode, resp.Header, string(body), resp.Close}
}

// send sends a request and reads its answer; the body goes out as it is, behind fields that announce it.
func (c connection) send(method, target, body string, fields ...string) reply {
	c.t.Helper()
	if body != "" && !strings.Contains(strings.Join(fields, ""), "chunked") {
		fields = append(fields, fmt.Sprintf("Content-Length: %d", len(body)))
	}
	fmt.Fprintf(c, "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s", method, target, lines(fields), body)
	return c.read(method)
}

func (s service) get(target string) reply {
	s.t.Helper()
	c := s.dial()
	defer c.Close()
	return c.send(http.MethodGet, target, "")
}

func lines(fields []string) string {
	var all strings.Builder
	for _, field := range fields {
		all.WriteString(field + "\r\n")
	}
	return all.String()
}
