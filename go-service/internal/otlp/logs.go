package otlp

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"go.opentelemetry.io/otel/attribute"
)

// LogBatch says when records are sent.
type LogBatch struct {
	Delay, Timeout  time.Duration
	Queue, MaxBatch int
}

// LogExporter collects encoded log records and sends them in batches from a goroutine of its own. The SDK's batch
// processor would take 1.2 MB for its queue at the start, whether there is anything to log or not.
type LogExporter struct {
	sender   *Sender
	target   *Target
	batch    LogBatch
	resource []attribute.KeyValue

	mu      sync.Mutex
	queue   [][]byte
	wake    chan struct{} // holds one: a batch is full
	stop    chan context.Context
	stopped chan struct{}
}

// NewLogExporter starts the goroutine; Shutdown ends it.
func NewLogExporter(sender *Sender, target *Target, batch LogBatch, resource []attribute.KeyValue) *LogExporter {
	e := &LogExporter{
		sender: sender, target: target, batch: batch, resource: resource,
		wake: make(chan struct{}, 1), stop: make(chan context.Context, 1), stopped: make(chan struct{}),
	}
	go e.run()
	return e
}

// Shutdown sends what is queued until ctx ends. It is called once.
func (e *LogExporter) Shutdown(ctx context.Context) error {
	e.stop <- ctx
	select {
	case <-e.stopped:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("log records: %w", ctx.Err())
	}
}

// add drops the record when the queue is full: nothing that logs waits for an export.
func (e *LogExporter) add(record []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.queue) >= e.batch.Queue {
		return
	}
	e.queue = append(e.queue, record)
	if len(e.queue) >= e.batch.MaxBatch {
		select {
		case e.wake <- struct{}{}:
		default:
		}
	}
}

// take removes the oldest records, at most one batch.
func (e *LogExporter) take() (records [][]byte, more bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := min(len(e.queue), e.batch.MaxBatch)
	records = slices.Clone(e.queue[:n])
	e.queue = slices.Delete(e.queue, 0, n)
	return records, len(e.queue) >= e.batch.MaxBatch
}

func (e *LogExporter) run() {
	defer close(e.stopped)
	ticker := time.NewTicker(e.batch.Delay)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case <-e.wake:
		case ctx := <-e.stop:
			for e.export(ctx) && ctx.Err() == nil {
			}
			return
		}
		e.export(context.Background())
	}
}

// export sends one batch and tells whether there was one.
func (e *LogExporter) export(ctx context.Context) bool {
	records, more := e.take()
	if len(records) == 0 {
		return false
	}
	if more {
		select {
		case e.wake <- struct{}{}:
		default:
		}
	}
	ctx, cancel := context.WithTimeout(ctx, e.batch.Timeout)
	defer cancel()
	e.sender.send(ctx, e.target, e.encode(records))
	return true
}

func (e *LogExporter) encode(records [][]byte) []byte {
	return appendEnvelope(nil, e.resource, scopeName, func(b []byte) []byte {
		for _, record := range records {
			b = appendBytes(b, 2, record)
		}
		return b
	})
}

// Handler is the slog.Handler that records what is logged at INFO and above, with the trace it belongs to.
func (e *LogExporter) Handler() slog.Handler {
	return logHandler{exporter: e}
}
