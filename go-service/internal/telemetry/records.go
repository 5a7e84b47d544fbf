package telemetry

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/contrib/bridges/otelslog"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/log"
	sdklog "go.opentelemetry.io/otel/sdk/log"
)

// newRecords is the slog.Handler that records what is logged at INFO and above, with the trace it belongs to.
func newRecords(provider log.LoggerProvider) slog.Handler {
	return fromInfo{otelslog.NewHandler(scopeName, otelslog.WithLoggerProvider(provider))}
}

// fromInfo has the level that the console has: the SDK takes everything.
type fromInfo struct{ slog.Handler }

// Enabled implements slog.Handler.
func (h fromInfo) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelInfo && h.Handler.Enabled(ctx, level)
}

// WithAttrs implements slog.Handler.
func (h fromInfo) WithAttrs(attrs []slog.Attr) slog.Handler {
	return fromInfo{h.Handler.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler.
func (h fromInfo) WithGroup(name string) slog.Handler {
	return fromInfo{h.Handler.WithGroup(name)}
}

// validRecords is a processor that comes before the one that exports.
type validRecords struct{}

// Enabled implements sdklog.Processor.
func (validRecords) Enabled(context.Context, sdklog.EnabledParameters) bool { return true }

// OnEmit implements sdklog.Processor.
func (validRecords) OnEmit(_ context.Context, record *sdklog.Record) error {
	if body, mended := validValue(record.Body()); mended {
		record.SetBody(body)
	}
	attributes := make([]attribute.KeyValue, 0, record.AttributesLen())
	anyMended := false
	record.WalkAttributes(func(kv attribute.KeyValue) bool {
		kv, mended := validPair(kv)
		attributes = append(attributes, kv)
		anyMended = anyMended || mended
		return true
	})
	if anyMended {
		record.SetAttributes(attributes...)
	}
	return nil
}

// Shutdown implements sdklog.Processor.
func (validRecords) Shutdown(context.Context) error { return nil }

// ForceFlush implements sdklog.Processor.
func (validRecords) ForceFlush(context.Context) error { return nil }
