package otlp

import (
	"math"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	"google.golang.org/protobuf/encoding/protowire"
)

// Field numbers are those of opentelemetry-proto v1; the tests read what is written here with the generated code.

// appendMessage appends a field that is a message: encode appends its fields, then the length goes in front of them.
func appendMessage(b []byte, field protowire.Number, encode func([]byte) []byte) []byte {
	b = protowire.AppendTag(b, field, protowire.BytesType)
	start := len(b)
	b = encode(b)
	size := len(b) - start
	var length [10]byte
	prefix := protowire.AppendVarint(length[:0], uint64(size)) //nolint:gosec // never negative
	b = append(b, prefix...)
	copy(b[start+len(prefix):], b[start:start+size])
	copy(b[start:], prefix)
	return b
}

// appendString mends what callers put into a request: one path with a byte that is no UTF-8 would make the collector
// refuse the whole batch, everybody's spans included.
func appendString(b []byte, field protowire.Number, s string) []byte {
	if s == "" {
		return b
	}
	b = protowire.AppendTag(b, field, protowire.BytesType)
	return protowire.AppendString(b, strings.ToValidUTF8(s, "\uFFFD"))
}

func appendBytes(b []byte, field protowire.Number, value []byte) []byte {
	b = protowire.AppendTag(b, field, protowire.BytesType)
	return protowire.AppendBytes(b, value)
}

func appendVarint(b []byte, field protowire.Number, value uint64) []byte {
	b = protowire.AppendTag(b, field, protowire.VarintType)
	return protowire.AppendVarint(b, value)
}

func appendFixed64(b []byte, field protowire.Number, value uint64) []byte {
	b = protowire.AppendTag(b, field, protowire.Fixed64Type)
	return protowire.AppendFixed64(b, value)
}

func appendDouble(b []byte, field protowire.Number, value float64) []byte {
	return appendFixed64(b, field, math.Float64bits(value))
}

func appendFixed32(b []byte, field protowire.Number, value uint32) []byte {
	b = protowire.AppendTag(b, field, protowire.Fixed32Type)
	return protowire.AppendFixed32(b, value)
}

// appendAttributes appends each as a KeyValue message.
func appendAttributes(b []byte, field protowire.Number, attributes []attribute.KeyValue) []byte {
	for _, kv := range attributes {
		b = appendMessage(b, field, func(b []byte) []byte {
			b = appendString(b, 1, string(kv.Key))
			return appendMessage(b, 2, func(b []byte) []byte { return appendAnyValue(b, kv.Value) })
		})
	}
	return b
}

// appendAnyValue knows the types that this service records; anything else goes out as its text.
func appendAnyValue(b []byte, value attribute.Value) []byte {
	switch value.Type() {
	case attribute.BOOL:
		return appendBool(b, value.AsBool())
	case attribute.INT64:
		return appendVarint(b, 3, uint64(value.AsInt64())) //nolint:gosec // two's complement is the encoding
	case attribute.FLOAT64:
		return appendDouble(b, 4, value.AsFloat64())
	case attribute.STRING:
		return appendText(b, value.AsString())
	default:
		return appendText(b, value.String())
	}
}

func appendBool(b []byte, value bool) []byte {
	return appendVarint(b, 2, protowire.EncodeBool(value))
}

// appendText appends an AnyValue's string, an empty one too: it is a value, not an absence.
func appendText(b []byte, s string) []byte {
	b = protowire.AppendTag(b, 1, protowire.BytesType)
	return protowire.AppendString(b, strings.ToValidUTF8(s, "\uFFFD"))
}

// appendEnvelope appends what the requests of all three signals have in common: resource, scope, and what is in it.
func appendEnvelope(b []byte, resource []attribute.KeyValue, scope string, contents func([]byte) []byte) []byte {
	return appendMessage(b, 1, func(b []byte) []byte {
		b = appendMessage(b, 1, func(b []byte) []byte { return appendAttributes(b, 1, resource) })
		return appendMessage(b, 2, func(b []byte) []byte {
			b = appendMessage(b, 1, func(b []byte) []byte { return appendString(b, 1, scope) })
			return contents(b)
		})
	})
}
