package telemetry

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.opentelemetry.io/otel/propagation"
	logspb "go.opentelemetry.io/proto/otlp/logs/v1"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// soon makes every batch go out at once.
func soon(url string, more env) env {
	e := env{
		"OTEL_EXPORTER_OTLP_ENDPOINT": url, "OTEL_BSP_SCHEDULE_DELAY": "5", "OTEL_BLRP_SCHEDULE_DELAY": "5",
		"OTEL_METRIC_EXPORT_INTERVAL": "5",
	}
	for name, value := range more {
		e[name] = value
	}
	return e
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 1000 {
		if holds() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("never: %s", what)
}

func TestAnExportIsSentAsItIsSet(t *testing.T) {
	// What the exporters would read themselves must not count.
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-stray=1")
	t.Setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
	t.Setenv("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta")
	var calls atomic.Int64
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		if r.URL.String() != "/own%2Fpath?q=1" || r.Method != http.MethodPost || r.Header.Get("X-Tenant") != "blue" || r.Header.Get("X-Stray") != "" ||
			r.Header.Get("Content-Type") != "application/x-protobuf" || r.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s %s %v", r.Method, r.URL, r.Header)
		}
	}))
	defer srv.Close()
	own := srv.URL + "/own%2Fpath?q=1"
	tel, log := start(t, env{
		"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": own, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": own, "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT": own,
		"OTEL_EXPORTER_OTLP_HEADERS": "x-tenant=green,X-Tenant=blue,content-type=x",
	}, io.Discard)
	work(t, tel, log)
	tel.Shutdown(t.Context())
	if calls.Load() != 3 {
		t.Errorf("%d exports", calls.Load())
	}
}

func TestFailureIsSaidOnceAndAgainOnlyAfterARecovery(t *testing.T) {
	var status, seen atomic.Int64
	var exported lockedBuilder
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		_, _ = exported.Write(body)
		seen.Add(1)
		w.WriteHeader(int(status.Load()))
	}))
	defer srv.Close()
	var out lockedBuilder
	tel, log := start(t, soon(srv.URL, nil), &out)
	defer tel.Shutdown(t.Context())
	said := func(message string) int { return strings.Count(out.String(), message) }
	for round, code := range []int64{400, 200, 302, 200} {
		status.Store(code)
		from := seen.Load()
		eventually(t, "some exports of each signal", func() bool {
			work(t, tel, log)
			return seen.Load() > from+12
		})
		lost, again := (round+2)/2, (round+1)/2
		eventually(t, "said as often as it changed", func() bool {
			return said("telemetry is being lost") == lost && said("telemetry is being exported again") == again
		})
	}
	if strings.Contains(exported.String(), "telemetry is being") {
		t.Error("the report was exported")
	}
}

func TestOneSignalThatFailsAndOneThatWorksAreReportedOnce(t *testing.T) {
	var failed, recovered int
	f := newFailures(func(err error) {
		if err != nil {
			failed++
		} else {
			recovered++
		}
	})
	works, fails := &target{}, &target{}
	for range 3 {
		f.note(fails, io.ErrUnexpectedEOF)
		f.lost(io.ErrUnexpectedEOF)
		f.note(works, nil)
	}
	if failed != 1 || recovered != 0 {
		t.Errorf("%d failures, %d recoveries", failed, recovered)
	}
	f.note(fails, nil)
	f.lost(errors.New("not one request's failure"))
	f.note(works, nil)
	if failed != 2 || recovered != 2 {
		t.Errorf("%d failures, %d recoveries", failed, recovered)
	}
}

func TestAnAbsenceForTheMomentIsRetriedAndARefusalIsNot(t *testing.T) {
	for status, want := range map[int]int64{http.StatusServiceUnavailable: 2, http.StatusTooManyRequests: 2, http.StatusBadRequest: 1} {
		var calls atomic.Int64
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if calls.Add(1) == 1 {
				w.WriteHeader(status)
			}
		}))
		tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": srv.URL, "OTEL_METRICS_EXPORTER": "none", "OTEL_LOGS_EXPORTER": "none"}, io.Discard)
		work(t, tel, log)
		tel.Shutdown(t.Context())
		srv.Close()
		if calls.Load() != want {
			t.Errorf("%d: %d calls", status, calls.Load())
		}
	}
}

func TestRetriesEndWithTheTimeout(t *testing.T) {
	var calls atomic.Int64
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer srv.Close()
	tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": srv.URL, "OTEL_EXPORTER_OTLP_TIMEOUT": "700"}, io.Discard)
	work(t, tel, log)
	begin := time.Now()
	tel.Shutdown(t.Context())
	if took := time.Since(begin); took > 3*time.Second || calls.Load() < 6 {
		t.Errorf("%d calls in %v", calls.Load(), took)
	}
}

func TestBytesThatAreNoTextLoseNothing(t *testing.T) {
	c := newCollector(t)
	var out lockedBuilder
	tel, log := start(t, env{"OTEL_EXPORTER_OTLP_ENDPOINT": c.url, "OTEL_RESOURCE_ATTRIBUTES": "a=%ff"}, &out)
	ctx, x := tel.Begin(t.Context(), Request{Method: "GET", Route: "/r", Path: "/\xff", Query: "\xff", Host: "h\xff", Header: propagation.MapCarrier{}})
	log.InfoContext(ctx, "m\xff", slog.String("a\xff", "b\xff"), slog.Any("list", []string{"\xff"}), slog.Group("g", slog.String("x", "\xff")))
	x.End(ctx, 200)
	tel.Shutdown(t.Context())
	var traces tracepb.TracesData
	var logs logspb.LogsData
	if err := errors.Join(proto.Unmarshal(c.got["/v1/traces"], &traces), proto.Unmarshal(c.got["/v1/logs"], &logs)); err != nil {
		t.Fatal(err)
	}
	if len(c.got) != 3 || strings.Contains(out.String(), "being lost") {
		t.Fatalf("%d signals; %s", len(c.got), out.String())
	}
	if text := traces.String() + logs.String(); strings.Count(text, "\uFFFD") < 9 {
		t.Errorf("%s", text)
	}
}

func TestRecordsGoInBatchesAndDebugStaysHere(t *testing.T) {
	var mu sync.Mutex
	var sizes []int
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		var got logspb.LogsData
		if err := proto.Unmarshal(body, &got); err != nil {
			t.Error(err)
			return
		}
		records := got.GetResourceLogs()[0].GetScopeLogs()[0].GetLogRecords()
		if r := records[0]; r.GetBody().GetStringValue() != "x" || r.GetSeverityNumber() != logspb.SeverityNumber_SEVERITY_NUMBER_WARN || r.GetSeverityText() != "WARN" {
			t.Errorf("%v", r)
		}
		mu.Lock()
		sizes = append(sizes, len(records))
		mu.Unlock()
	}))
	defer srv.Close()
	tel, log := start(t, env{
		"OTEL_EXPORTER_OTLP_ENDPOINT": srv.URL, "OTEL_BLRP_MAX_EXPORT_BATCH_SIZE": "3", "OTEL_BLRP_SCHEDULE_DELAY": "60000",
	}, io.Discard)
	log = log.With(slog.Int64("n", 1))
	for range 8 {
		log.WarnContext(t.Context(), "x")
		log.DebugContext(t.Context(), "too little")
	}
	tel.Shutdown(t.Context())
	sum := 0
	for _, n := range sizes {
		sum += n
		if n > 3 {
			t.Errorf("a batch of %d", n)
		}
	}
	if sum != 8 {
		t.Errorf("batches of %v", sizes)
	}
}

func TestAFullQueueMakesNobodyWait(t *testing.T) {
	hang := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-hang }))
	defer srv.Close()
	defer close(hang)
	tel, log := start(t, soon(srv.URL, env{"OTEL_BLRP_MAX_QUEUE_SIZE": "5", "OTEL_BSP_MAX_QUEUE_SIZE": "5"}), io.Discard)
	begin := time.Now()
	for range 1000 {
		work(t, tel, log)
	}
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("requests waited %v", took)
	}
	begin = time.Now()
	tel.Shutdown(t.Context())
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("the end waited %v", took)
	}
}
