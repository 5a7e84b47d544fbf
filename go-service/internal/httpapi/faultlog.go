package httpapi

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

const faultLogInterval = time.Second

// FaultLog logs what made an answer a 5xx, each status at most once a second. It is safe for concurrent use.
type FaultLog struct {
	log  *slog.Logger
	now  func() time.Time
	mu   sync.Mutex
	last map[int]time.Time // by status
}

// NewFaultLog makes a FaultLog that writes to log.
func NewFaultLog(log *slog.Logger) *FaultLog {
	return &FaultLog{log: log, now: time.Now, last: map[int]time.Time{}}
}

func (f *FaultLog) warn(ctx context.Context, status int, err error) {
	if f.due(status) {
		f.log.WarnContext(ctx, "request failed", slog.Int("http.response.status_code", status), slog.Any("error", err))
	}
}

func (f *FaultLog) due(status int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	if last, ok := f.last[status]; ok && now.Sub(last) < faultLogInterval {
		return false
	}
	f.last[status] = now
	return true
}
