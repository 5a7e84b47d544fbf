package otlp

import (
	"context"
	"log/slog"
	"time"

	"go.opentelemetry.io/otel/trace"
)

// scopeName names who records: there is one for each signal.
const scopeName = "footprint.dev/go-service"

type logHandler struct {
	exporter *LogExporter
	// attributes come from With, encoded already.
	attributes []byte
	// prefix is that of the open groups.
	prefix string
}

// Enabled implements slog.Handler.
func (h logHandler) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelInfo
}

// Handle implements slog.Handler.
func (h logHandler) Handle(ctx context.Context, record slog.Record) error {
	h.exporter.add(h.encode(trace.SpanContextFromContext(ctx), record))
	return nil
}

func (h logHandler) encode(span trace.SpanContext, record slog.Record) []byte {
	const perRecord = 256
	b := make([]byte, 0, perRecord)
	b = appendFixed64(b, 1, nanos(record.Time))
	b = appendVarint(b, 2, severity(record.Level))
	b = appendString(b, 3, record.Level.String())
	b = appendMessage(b, 5, func(b []byte) []byte { return appendText(b, record.Message) })
	b = append(b, h.attributes...)
	record.Attrs(func(attr slog.Attr) bool {
		b = appendAttr(b, h.prefix, attr)
		return true
	})
	if span.IsValid() {
		traceID, spanID := span.TraceID(), span.SpanID()
		b = appendFixed32(b, 8, uint32(span.TraceFlags()))
		b = appendBytes(b, 9, traceID[:])
		b = appendBytes(b, 10, spanID[:])
	}
	return appendFixed64(b, 11, nanos(time.Now()))
}

// severity is the protocol's number: DEBUG 5, INFO 9, WARN 13, ERROR 17, which are slog's levels with another zero.
func severity(level slog.Level) uint64 {
	const info = 9
	return uint64(min(max(int(level)+info, 1), 24)) //nolint:gosec // at least 1
}

// WithAttrs implements slog.Handler.
func (h logHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	// Clipped: two children must not append to the same array.
	h.attributes = h.attributes[:len(h.attributes):len(h.attributes)]
	for _, attr := range attrs {
		h.attributes = appendAttr(h.attributes, h.prefix, attr)
	}
	return h
}

// WithGroup implements slog.Handler.
func (h logHandler) WithGroup(name string) slog.Handler {
	if name != "" {
		h.prefix += name + "."
	}
	return h
}

// appendAttr appends the field as a KeyValue of a LogRecord; groups become dotted names, as attributes have them.
func appendAttr(b []byte, prefix string, attr slog.Attr) []byte {
	const recordAttributes = 6
	value := attr.Value.Resolve()
	if value.Kind() == slog.KindGroup {
		if attr.Key != "" {
			prefix += attr.Key + "."
		}
		for _, member := range value.Group() {
			b = appendAttr(b, prefix, member)
		}
		return b
	}
	if attr.Equal(slog.Attr{}) {
		return b
	}
	return appendMessage(b, recordAttributes, func(b []byte) []byte {
		b = appendString(b, 1, prefix+attr.Key)
		return appendMessage(b, 2, func(b []byte) []byte { return appendSlogValue(b, value) })
	})
}

func appendSlogValue(b []byte, value slog.Value) []byte {
	switch value.Kind() {
	case slog.KindBool:
		return appendBool(b, value.Bool())
	case slog.KindInt64:
		return appendVarint(b, 3, uint64(value.Int64())) //nolint:gosec // two's complement is the encoding
	case slog.KindFloat64:
		return appendDouble(b, 4, value.Float64())
	default:
		return appendText(b, value.String())
	}
}
