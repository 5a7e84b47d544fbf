// Package processtest tests a whole command: its exit codes, its log, and what signals do to it.
package processtest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// beTheService makes a test binary the service itself, so that exit codes and signals are the real ones.
const beTheService = "FOOTPRINT_TEST_BE_THE_SERVICE"

// Main is a command's TestMain.
func Main(m *testing.M, main func()) {
	if os.Getenv(beTheService) != "" {
		main()
	}
	os.Exit(m.Run())
}

// Run tests the command of this name, which Main knows.
func Run(t *testing.T, command string) {
	t.Helper()
	t.Run("WrongUseExitsTwoWithOneLine", func(t *testing.T) { wrongUseExitsTwoWithOneLine(t, command) })
	for name, test := range map[string]func(*testing.T){
		"HealthcheckWithoutService":            healthcheckWithoutService,
		"PortInUseIsReported":                  portInUseIsReported,
		"ASecondSignalEndsTheProcessAtOnce":    aSecondSignalEndsTheProcessAtOnce,
		"AStoreThatIsAwayIsNoReasonNotToStart": aStoreThatIsAwayIsNoReasonNotToStart,
		"LifeFromListeningToSIGTERM":           lifeFromListeningToSIGTERM,
	} {
		t.Run(name, test)
	}
}

func service(ctx context.Context, port string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), beTheService+"=1", "PORT="+port, "OTEL_SDK_DISABLED=true", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1")
	return cmd
}

// exitOf runs cmd to its end and returns its exit code and what it said on stdout and stderr.
func exitOf(t *testing.T, cmd *exec.Cmd) (code int, stdout, stderr string) {
	t.Helper()
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errOut.String()
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

func wrongUseExitsTwoWithOneLine(t *testing.T, command string) {
	with := func(variable string) *exec.Cmd {
		cmd := service(t.Context(), freePort(t))
		cmd.Env = append(cmd.Env, "OTEL_SDK_DISABLED=false", variable)
		return cmd
	}
	for name, cmd := range map[string]*exec.Cmd{
		"PORT":                 service(t.Context(), "http"),
		"usage":                service(t.Context(), "3000", "helthcheck"),
		"DATABASE_URL":         with("DATABASE_URL=postgres://u:secret@h/d?sslmode=require"),
		"OTEL_TRACES_SAMPLER":  with("OTEL_TRACES_SAMPLER=sometimes"),
		"OTEL_METRIC_EXPORT":   with("OTEL_METRIC_EXPORT_INTERVAL=0"),
		"OTLP_HEADERS cannot ": with("OTEL_EXPORTER_OTLP_HEADERS=secret"),
	} {
		begin := time.Now()
		code, stdout, stderr := exitOf(t, cmd)
		if code != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, command+": ") ||
			!strings.Contains(stderr, name) || strings.Contains(stderr, "secret") || time.Since(begin) > 2*time.Second {
			t.Errorf("%s: exit %d, %q, %q", name, code, stdout, stderr)
		}
	}
}

func healthcheckWithoutService(t *testing.T) {
	if code, _, stderr := exitOf(t, service(t.Context(), freePort(t), "healthcheck")); code != 1 || stderr == "" {
		t.Errorf("exit %d, %q", code, stderr)
	}
}

func portInUseIsReported(t *testing.T) {
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp4", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	code, _, stderr := exitOf(t, service(t.Context(), strconv.Itoa(l.Addr().(*net.TCPAddr).Port)))
	if code != 1 || !strings.Contains(stderr, "PORT=") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("exit %d, %q", code, stderr)
	}
}

func aSecondSignalEndsTheProcessAtOnce(t *testing.T) {
	port := freePort(t)
	cmd, lines := running(t, service(t.Context(), port))
	var d net.Dialer
	conn, err := d.DialContext(t.Context(), "tcp", "127.0.0.1:"+port)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// A request that is begun and does not end: its body does not come.
	fmt.Fprint(conn, "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
	get(t, "http://127.0.0.1:"+port+"/health")
	signalTo(t, cmd)
	wantLine(t, lines, "shutting down")
	begin := time.Now()
	signalTo(t, cmd)
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || time.Since(begin) > time.Second {
		t.Errorf("%v after %v", err, time.Since(begin))
	}
}

func aStoreThatIsAwayIsNoReasonNotToStart(t *testing.T) {
	port := freePort(t)
	cmd := service(t.Context(), port)
	cmd.Env = append(cmd.Env, "DATABASE_URL=postgres://u:secret@127.0.0.1:"+freePort(t)+"/d")
	cmd, lines := running(t, cmd)
	get(t, "http://127.0.0.1:"+port+"/health")
	if code, _, _ := exitOf(t, service(t.Context(), port, "healthcheck")); code != 1 {
		t.Errorf("ready without a store: exit %d", code)
	}
	wantLine(t, lines, "request failed")
	signalTo(t, cmd)
	wantLine(t, lines, "shutting down")
	if err := cmd.Wait(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

func lifeFromListeningToSIGTERM(t *testing.T) {
	port := freePort(t)
	cmd := service(t.Context(), port)
	// Nothing is listening there, which is found out at the end.
	cmd.Env = append(cmd.Env, "OTEL_SDK_DISABLED=false", "OTEL_BLRP_SCHEDULE_DELAY=60000")
	cmd, lines := running(t, cmd)
	if code, _, stderr := exitOf(t, service(t.Context(), port, "healthcheck")); code != 0 || stderr != "" {
		t.Errorf("healthcheck: exit %d, %q", code, stderr)
	}
	get(t, "http://127.0.0.1:"+port+"/api/v1/users/1")
	signalTo(t, cmd)
	wantLine(t, lines, "shutting down")
	wantLine(t, lines, "telemetry is being lost; said again only after a recovery")
	if lines.Scan() {
		t.Errorf("unexpected line %q", lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("exit: %v", err)
	}
}

// running starts cmd and returns it and the lines of its log once it listens.
func running(t *testing.T, cmd *exec.Cmd) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	wantLine(t, lines, "listening")
	return cmd, lines
}

func signalTo(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
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
