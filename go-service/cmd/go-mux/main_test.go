package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// beTheService makes this test binary the service itself, so that exit codes and signals are the real ones.
const beTheService = "FOOTPRINT_TEST_BE_THE_SERVICE"

func TestMain(m *testing.M) {
	if os.Getenv(beTheService) != "" {
		main()
	}
	os.Exit(m.Run())
}

func service(ctx context.Context, port string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), beTheService+"=1", "PORT="+port, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1")
	return cmd
}

// exitOf runs cmd to its end and returns its exit code and what it said on stderr.
func exitOf(t *testing.T, cmd *exec.Cmd) (int, string) {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), stderr.String()
}

func freePort(t *testing.T) string {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

func TestWrongUseExitsTwoWithOneLine(t *testing.T) {
	for name, cmd := range map[string]*exec.Cmd{
		"PORT":  service(t.Context(), "http"),
		"usage": service(t.Context(), "3000", "helthcheck"),
	} {
		if code, stderr := exitOf(t, cmd); code != 2 || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, name) {
			t.Errorf("%s: exit %d, %q", name, code, stderr)
		}
	}
}

func TestHealthcheckWithoutService(t *testing.T) {
	if code, stderr := exitOf(t, service(t.Context(), freePort(t), "healthcheck")); code != 1 || stderr == "" {
		t.Errorf("exit %d, %q", code, stderr)
	}
}

func TestPortInUseIsReported(t *testing.T) {
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp4", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if code, _ := exitOf(t, service(t.Context(), strconv.Itoa(l.Addr().(*net.TCPAddr).Port))); code != 1 {
		t.Errorf("exit %d", code)
	}
}

func TestLifeFromListeningToSIGTERM(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	port := freePort(t)
	cmd := service(ctx, port)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	wantLine(t, lines, "listening")

	if code, stderr := exitOf(t, service(ctx, port, "healthcheck")); code != 0 || stderr != "" {
		t.Errorf("healthcheck: exit %d, %q", code, stderr)
	}
	get(t, "http://127.0.0.1:"+port+"/api/v1/users/1")
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	wantLine(t, lines, "shutting down")
	wantLine(t, lines, "traces are being lost; said again only after a recovery")
	if lines.Scan() {
		t.Errorf("unexpected line %q", lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

func wantLine(t *testing.T, lines *bufio.Scanner, message string) {
	t.Helper()
	if !lines.Scan() {
		t.Fatalf("no line where %q was due: %v", message, lines.Err())
	}
	var line struct{ Timestamp, Level, Message string }
	if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line.Timestamp == "" || line.Level == "" || line.Message != message {
		t.Errorf("got %s, want %q", lines.Text(), message)
	}
}

func get(t *testing.T, url string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("%s: %s, %v", url, resp.Status, err)
	}
}
