package otlp

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	logspb "go.opentelemetry.io/proto/slim/otlp/logs/v1"
)

// reports counts what a Sender says.
type reports struct{ failed, recovered atomic.Int64 }

func (r *reports) report(err error) {
	if err != nil {
		r.failed.Add(1)
	} else {
		r.recovered.Add(1)
	}
}

func serve(t *testing.T, handler http.HandlerFunc) *Target {
	t.Helper()
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	return &Target{URL: srv.URL + "/v1/x", Timeout: 5 * time.Second}
}

func TestRequestCarriesHeadersAndBody(t *testing.T) {
	target := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || string(body) != "data" || r.URL.Path != "/v1/x" || r.Method != http.MethodPost ||
			r.Header.Get("X-Tenant") != "blue" || r.Header.Get("Content-Type") != "application/x-protobuf" {
			t.Errorf("%s %s %v %q %v", r.Method, r.URL, r.Header, body, err)
		}
		w.WriteHeader(http.StatusOK)
	})
	target.Headers = []Header{{"X-Tenant", "blue"}, {"Content-Type", "overridden"}}
	var said reports
	NewSender(said.report).send(t.Context(), target, []byte("data"))
	if said.failed.Load() != 0 || said.recovered.Load() != 0 {
		t.Error("success was reported")
	}
}

func TestFailureIsSaidOnceAndAgainOnlyAfterARecovery(t *testing.T) {
	var status atomic.Int64
	status.Store(http.StatusBadRequest)
	target := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(int(status.Load())) })
	var said reports
	s := NewSender(said.report)
	want := func(failed, recovered int64) {
		t.Helper()
		for range 3 {
			s.send(t.Context(), target, nil)
		}
		if said.failed.Load() != failed || said.recovered.Load() != recovered {
			t.Errorf("failed %d, recovered %d; want %d, %d", said.failed.Load(), said.recovered.Load(), failed, recovered)
		}
	}
	want(1, 0)
	status.Store(http.StatusOK)
	want(1, 1)
	status.Store(http.StatusBadRequest)
	want(2, 1)
}

func TestOneSignalThatFailsAndOneThatWorksAreReportedOnce(t *testing.T) {
	works := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	fails := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) })
	var said reports
	s := NewSender(said.report)
	for range 3 {
		s.send(t.Context(), fails, nil)
		s.send(t.Context(), works, nil)
	}
	s.Failed(io.ErrUnexpectedEOF)
	if said.failed.Load() != 1 || said.recovered.Load() != 0 {
		t.Errorf("%d failures, %d recoveries", said.failed.Load(), said.recovered.Load())
	}
}

func TestARedirectIsAFailure(t *testing.T) {
	target := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) })
	var said reports
	NewSender(said.report).send(t.Context(), target, nil)
	if said.failed.Load() != 1 {
		t.Error("a redirect passed for success")
	}
}

func TestAnAbsenceForTheMomentIsRetried(t *testing.T) {
	var calls atomic.Int64
	target := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if calls.Add(1) < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	var said reports
	NewSender(said.report).send(t.Context(), target, nil)
	if calls.Load() != 3 || said.failed.Load() != 1 || said.recovered.Load() != 1 {
		t.Errorf("%d calls, %d failures, %d recoveries", calls.Load(), said.failed.Load(), said.recovered.Load())
	}
}

func TestRetriesEndWithTheTimeoutAndARefusalIsNone(t *testing.T) {
	var calls atomic.Int64
	target := serve(t, func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		w.WriteHeader(map[string]int{"/v1/x": 503, "/bad": 400}[r.URL.Path])
	})
	target.Timeout = 700 * time.Millisecond
	begin := time.Now()
	s := NewSender(func(error) {})
	s.send(t.Context(), target, nil)
	if took := time.Since(begin); took > 2*time.Second || calls.Load() < 2 {
		t.Errorf("%d calls in %v", calls.Load(), took)
	}
	calls.Store(0)
	s.send(t.Context(), &Target{URL: target.URL[:len(target.URL)-len("/v1/x")] + "/bad", Timeout: time.Second}, nil)
	if calls.Load() != 1 {
		t.Errorf("a refused export was tried %d times", calls.Load())
	}
}

func TestCloseMakesWhatWaitsForARetryTheLastAttempt(t *testing.T) {
	var calls atomic.Int64
	target := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		calls.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	s := NewSender(func(error) {})
	var sending sync.WaitGroup
	sending.Go(func() { s.send(context.Background(), target, nil) })
	for calls.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	begin := time.Now()
	s.Close()
	sending.Wait()
	if took := time.Since(begin); took > 200*time.Millisecond || calls.Load() != 2 {
		t.Errorf("%d calls, %v", calls.Load(), took)
	}
}

func TestLogBatches(t *testing.T) {
	var mu sync.Mutex
	var sizes []int
	target := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		var got logspb.LogsData
		decode(t, body, &got)
		mu.Lock()
		sizes = append(sizes, len(got.GetResourceLogs()[0].GetScopeLogs()[0].GetLogRecords()))
		mu.Unlock()
	})
	e := NewLogExporter(NewSender(func(err error) { t.Error(err) }), target, LogBatch{Delay: time.Hour, Timeout: time.Second, Queue: 100, MaxBatch: 3}, nil)
	log := slog.New(e.Handler())
	for range 8 {
		log.Info("x")
	}
	if err := e.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
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

func TestAFullLogQueueDropsWhatIsNewAndNobodyWaits(t *testing.T) {
	hang := make(chan struct{})
	target := serve(t, func(http.ResponseWriter, *http.Request) { <-hang })
	defer close(hang)
	e := NewLogExporter(NewSender(func(error) {}), target, LogBatch{Delay: time.Millisecond, Timeout: time.Minute, Queue: 5, MaxBatch: 5}, nil)
	log := slog.New(e.Handler())
	begin := time.Now()
	for range 1000 {
		log.Info("x")
	}
	if took := time.Since(begin); took > time.Second {
		t.Errorf("logging waited %v", took)
	}
	e.mu.Lock()
	queued := len(e.queue)
	e.mu.Unlock()
	if queued > 5 {
		t.Errorf("%d queued", queued)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := e.Shutdown(ctx); err == nil {
		t.Error("lost records went unnoticed")
	}
}
