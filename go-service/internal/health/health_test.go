package health_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"footprint.dev/go-service/internal/health"
)

func probe(name string, err error) health.Probe {
	return health.Probe{Name: name, Ping: func(context.Context) error { return err }}
}

func TestReadyWhileEveryProbeSucceeds(t *testing.T) {
	report, err := health.New(probe("store", nil)).Ready(t.Context())
	want := []health.Check{{Name: "store", Status: health.Up}}
	if err != nil || report.Status != health.Up || !slices.Equal(report.Checks, want) {
		t.Errorf("got %+v, %v", report, err)
	}
}

func TestOneFailingProbeIsEnough(t *testing.T) {
	gone := errors.New("gone")
	report, err := health.New(probe("store", gone), probe("cache", nil)).Ready(t.Context())
	want := []health.Check{{Name: "store", Status: health.Down}, {Name: "cache", Status: health.Up}}
	if !errors.Is(err, gone) || report.Status != health.Down || !slices.Equal(report.Checks, want) {
		t.Errorf("got %+v, %v", report, err)
	}
}

func TestDrainingIsAliveButNotReady(t *testing.T) {
	h := health.New(probe("store", nil))
	h.Drain()
	if got, err := h.Ready(t.Context()); err != nil || got.Status != health.Down {
		t.Errorf("ready: %+v, %v", got, err)
	}
	if got := h.Live().Status; got != health.Up {
		t.Errorf("live: %s", got)
	}
}

func TestSelfCheck(t *testing.T) {
	status := http.StatusOK
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/health/ready" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		w.WriteHeader(status)
	}))
	port := srv.Listener.Addr().(*net.TCPAddr).Port
	if err := health.SelfCheck(t.Context(), port); err != nil {
		t.Errorf("ready service: %v", err)
	}
	status = http.StatusServiceUnavailable
	if err := health.SelfCheck(t.Context(), port); err == nil {
		t.Error("503 passed for ready")
	}
	srv.Close()
	if err := health.SelfCheck(t.Context(), port); err == nil {
		t.Error("nobody listens, yet it is ready")
	}
}
