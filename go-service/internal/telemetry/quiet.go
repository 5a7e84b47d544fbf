package telemetry

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

// quietExporter says once that the collector is away and once that it is back, instead of once a batch.
type quietExporter struct {
	sdktrace.SpanExporter
	log     *slog.Logger
	failing atomic.Bool
}

// ExportSpans returns nil for failures too: they are reported here, and the SDK would report each again.
func (q *quietExporter) ExportSpans(ctx context.Context, spans []sdktrace.ReadOnlySpan) error {
	err := q.SpanExporter.ExportSpans(ctx, spans)
	switch {
	case err != nil && q.failing.CompareAndSwap(false, true):
		q.log.Warn("traces are being lost; said again only after a recovery", slog.Any("error", err))
	case err == nil && q.failing.CompareAndSwap(true, false):
		q.log.Info("traces are being exported again")
	}
	return nil
}

// maxDistinctErrors keeps onceHandler from growing without end.
const maxDistinctErrors = 32

// onceHandler logs each distinct SDK error once.
type onceHandler struct {
	log  *slog.Logger
	mu   sync.Mutex
	seen map[string]struct{}
}

func newOnceHandler(log *slog.Logger) *onceHandler {
	return &onceHandler{log: log, seen: map[string]struct{}{}}
}

// Handle implements otel.ErrorHandler.
func (h *onceHandler) Handle(err error) {
	text := err.Error()
	h.mu.Lock()
	_, old := h.seen[text]
	fresh := !old && len(h.seen) < maxDistinctErrors
	if fresh {
		h.seen[text] = struct{}{}
	}
	h.mu.Unlock()
	if fresh {
		h.log.Warn("telemetry", slog.String("error", text))
	}
}
