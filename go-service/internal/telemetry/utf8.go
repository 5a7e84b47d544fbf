package telemetry

import (
	"strings"
	"unicode/utf8"

	"go.opentelemetry.io/otel/attribute"
)

// validUTF8 mends what callers put into a request, with U+FFFD: protobuf strings must be UTF-8, and one that is not
// makes the exporter drop its whole batch, everybody's spans included.
func validUTF8(s string) string {
	return strings.ToValidUTF8(s, "\uFFFD")
}

func validPair(kv attribute.KeyValue) (_ attribute.KeyValue, mended bool) {
	value, mended := validValue(kv.Value)
	key, mendedKey := validText(string(kv.Key))
	return attribute.KeyValue{Key: attribute.Key(key), Value: value}, mended || mendedKey
}

// validValue looks into lists and maps too, which is what a bridge makes of slog.Any and groups.
func validValue(value attribute.Value) (_ attribute.Value, mended bool) {
	switch value.Type() {
	case attribute.STRING:
		if s, mended := validText(value.AsString()); mended {
			return attribute.StringValue(s), true
		}
	case attribute.STRINGSLICE:
		if texts, mended := validAll(value.AsStringSlice(), validText); mended {
			return attribute.StringSliceValue(texts), true
		}
	case attribute.SLICE:
		if members, mended := validAll(value.AsSlice(), validValue); mended {
			return attribute.SliceValue(members...), true
		}
	case attribute.MAP:
		if members, mended := validAll(value.AsMap(), validPair); mended {
			return attribute.MapValue(members...), true
		}
	default: // has no text
	}
	return value, false
}

func validText(s string) (_ string, mended bool) {
	return validUTF8(s), !utf8.ValidString(s)
}

// validAll mends members in place: they are copies.
func validAll[T any](members []T, valid func(T) (T, bool)) (_ []T, mended bool) {
	for i, member := range members {
		value, changed := valid(member)
		members[i], mended = value, mended || changed
	}
	return members, mended
}
