package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestCheck(t *testing.T) {
	status := http.StatusOK
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
	address := srv.Listener.Addr().String()
	if err := check(address); err != nil {
		t.Errorf("healthy collector: %v", err)
	}
	status = http.StatusServiceUnavailable
	if check(address) == nil {
		t.Error("503 passed for healthy")
	}
	srv.Close()
	if check(address) == nil {
		t.Error("nobody listens, yet it is healthy")
	}
}
