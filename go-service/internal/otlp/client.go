// Package otlp sends spans, metrics and log records as OTLP over HTTP, and has of OTLP what this service records. The
// official exporters are made for everything: they link gRPC and the protobuf runtime, which is a quarter of the
// image, and they report a failure per signal and batch, where the contract wants one line.
package otlp

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// Target is where a signal goes, and how.
type Target struct {
	URL     string
	Headers []Header
	// Timeout is for one export, its retries included.
	Timeout time.Duration
}

// Header is a header field sent with every export.
type Header struct{ Name, Value string }

const (
	firstPause = 500 * time.Millisecond
	maxPause   = 5 * time.Second
)

// Sender is the one that all signals share: an HTTP client, and which exports fail at the moment.
type Sender struct {
	client  http.Client
	report  func(error)
	closing chan struct{}

	mu      sync.Mutex
	failing map[*Target]struct{}
}

// NewSender makes a Sender that calls report once when exports begin to fail, and once, with nil, when one worked
// again. It opens no connection before the first export.
func NewSender(report func(error)) *Sender {
	// A transport of its own: the default one looks at HTTP_PROXY, which is no setting of this service.
	transport := &http.Transport{MaxIdleConnsPerHost: 3, IdleConnTimeout: 90 * time.Second}
	client := http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // a redirected POST would become a GET, which proves nothing
	}}
	return &Sender{client: client, report: report, closing: make(chan struct{}), failing: map[*Target]struct{}{}}
}

// Close ends retries: what is exported from now on gets one attempt, and what waits for its next gets that one now.
// It is called once.
func (s *Sender) Close() {
	close(s.closing)
}

// send posts body, again and again while the collector may only be away for the moment.
func (s *Sender) send(ctx context.Context, target *Target, body []byte) {
	ctx, cancel := context.WithTimeout(ctx, target.Timeout)
	defer cancel()
	last := false
	for pause := firstPause; ; pause = min(2*pause, maxPause) {
		retry, err := s.attempt(ctx, target, body)
		s.note(target, err)
		if !retry || last {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-s.closing:
			last = true
		case <-time.After(pause/2 + rand.N(pause/2)): //nolint:gosec // spreads load, keeps no secret
		}
	}
}

func (s *Sender) attempt(ctx context.Context, target *Target, body []byte) (retry bool, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target.URL, bytes.NewReader(body))
	if err != nil {
		return false, fmt.Errorf("OTLP request: %w", err)
	}
	for _, h := range target.Headers {
		req.Header.Set(h.Name, h.Value)
	}
	req.Header.Set("Content-Type", "application/x-protobuf")
	resp, err := s.client.Do(req)
	if err != nil {
		return true, fmt.Errorf("OTLP export: %w", err)
	}
	defer resp.Body.Close()
	// Read to the end, or the connection is not used again.
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	if resp.StatusCode/100 == 2 {
		return false, nil
	}
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		retry = true
	}
	return retry, fmt.Errorf("OTLP export: %s answered %s", target.URL, resp.Status)
}

// Failed reports that something was lost outside an export, unless exports fail already.
func (s *Sender) Failed(err error) {
	s.note(nil, err)
}

// note reports when the first of the signals begins to fail and when the last of them works again, not every batch.
func (s *Sender) note(target *Target, err error) {
	s.mu.Lock()
	before := len(s.failing)
	if err != nil {
		s.failing[target] = struct{}{}
	} else {
		delete(s.failing, target)
		delete(s.failing, nil)
	}
	after := len(s.failing)
	s.mu.Unlock()
	if (before == 0) != (after == 0) {
		s.report(err)
	}
}
