package otlp

import (
	"context"
	"time"

	"go.opentelemetry.io/otel/codes"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// SpanExporter implements sdktrace.SpanExporter. It leaves out events and links, which this service does not record.
type SpanExporter struct {
	sender *Sender
	target *Target
}

// NewSpanExporter exports to target.
func NewSpanExporter(sender *Sender, target *Target) *SpanExporter {
	return &SpanExporter{sender, target}
}

// ExportSpans returns no error: the sender reports, and the SDK would report each batch again.
func (e *SpanExporter) ExportSpans(ctx context.Context, spans []sdktrace.ReadOnlySpan) error {
	if len(spans) == 0 {
		return nil
	}
	e.sender.send(ctx, e.target, encodeSpans(spans))
	return nil
}

// Shutdown implements sdktrace.SpanExporter.
func (e *SpanExporter) Shutdown(context.Context) error {
	return nil
}

// encodeSpans puts all of them under the first one's scope: this service has one for its spans.
func encodeSpans(spans []sdktrace.ReadOnlySpan) []byte {
	const perSpan = 512
	b := make([]byte, 0, perSpan*(len(spans)+1))
	resource, scope := spans[0].Resource().Attributes(), spans[0].InstrumentationScope().Name
	return appendEnvelope(b, resource, scope, func(b []byte) []byte {
		for _, span := range spans {
			b = appendMessage(b, 2, func(b []byte) []byte { return appendSpan(b, span) })
		}
		return b
	})
}

func appendSpan(b []byte, span sdktrace.ReadOnlySpan) []byte {
	self, parent := span.SpanContext(), span.Parent()
	traceID, spanID := self.TraceID(), self.SpanID()
	b = appendBytes(b, 1, traceID[:])
	b = appendBytes(b, 2, spanID[:])
	b = appendString(b, 3, self.TraceState().String())
	if parent.HasSpanID() {
		parentID := parent.SpanID()
		b = appendBytes(b, 4, parentID[:])
	}
	b = appendString(b, 5, span.Name())
	b = appendVarint(b, 6, uint64(span.SpanKind())) //nolint:gosec // a small enumeration, with the protocol's numbers
	b = appendFixed64(b, 7, nanos(span.StartTime()))
	b = appendFixed64(b, 8, nanos(span.EndTime()))
	b = appendAttributes(b, 9, span.Attributes())
	if span.Status().Code == codes.Error {
		const statusError = 2
		b = appendMessage(b, 15, func(b []byte) []byte {
			b = appendString(b, 2, span.Status().Description)
			return appendVarint(b, 3, statusError)
		})
	}
	return appendFixed32(b, 16, spanFlags(self, parent))
}

// spanFlags are the W3C flags, and whether the parent came over the wire.
func spanFlags(self, parent trace.SpanContext) uint32 {
	const hasIsRemote, isRemote = 0x100, 0x200
	flags := uint32(self.TraceFlags()) | hasIsRemote
	if parent.IsRemote() {
		flags |= isRemote
	}
	return flags
}

func nanos(t time.Time) uint64 {
	return uint64(t.UnixNano()) //nolint:gosec // after 1970
}
