package telemetry

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.opentelemetry.io/otel/attribute"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

// validUTF8 mends what callers put into attributes. One path such as /%ff, which instrumentation records decoded, makes
// the exporter drop its whole batch, everybody's spans included: protobuf strings must be UTF-8.
type validUTF8 struct{}

// OnStart sees the attributes that come from the request's line and headers; RecordQuery mends its own.
func (validUTF8) OnStart(_ context.Context, span sdktrace.ReadWriteSpan) {
	for _, kv := range span.Attributes() {
		if kv.Value.Type() != attribute.STRING {
			continue
		}
		if value := kv.Value.AsString(); !utf8.ValidString(value) {
			span.SetAttributes(kv.Key.String(mendUTF8(value)))
		}
	}
}

func (validUTF8) OnEnd(sdktrace.ReadOnlySpan) {}

func (validUTF8) Shutdown(context.Context) error { return nil }

func (validUTF8) ForceFlush(context.Context) error { return nil }

// mendUTF8 puts U+FFFD in the place of bytes that are no UTF-8.
func mendUTF8(s string) string {
	return strings.ToValidUTF8(s, "\uFFFD")
}
