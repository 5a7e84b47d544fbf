package telemetry

import (
	"log/slog"
	"sync"
)

// failures says once, over all signals, that exports begin to fail, and once that they work again.
type failures struct {
	report func(error)

	mu      sync.Mutex
	failing map[*target]struct{}
}

func newFailures(report func(error)) *failures {
	return &failures{report: report, failing: map[*target]struct{}{}}
}

// lost is an otel.ErrorHandler: what the SDK and the exporters could not do, unless exports fail already.
func (f *failures) lost(err error) {
	f.note(nil, err)
}

// note reports when the first of the signals begins to fail and when the last of them works again, not every batch.
// The target nil stands for everything that is not one request's failure; any export that works ends it.
func (f *failures) note(signal *target, err error) {
	f.mu.Lock()
	before := len(f.failing)
	if err != nil {
		f.failing[signal] = struct{}{}
	} else {
		delete(f.failing, signal)
		delete(f.failing, nil)
	}
	after := len(f.failing)
	f.mu.Unlock()
	if (before == 0) != (after == 0) {
		f.report(err)
	}
}

// reporter logs to the console alone: exporting that exports fail would be one more failure.
func reporter(console slog.Handler) func(error) {
	log := slog.New(console)
	return func(err error) {
		if err != nil {
			log.Warn("telemetry is being lost; said again only after a recovery", slog.Any("error", err))
			return
		}
		log.Info("telemetry is being exported again")
	}
}
