package telemetry

import (
	"context"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
)

// Query is a kind of statement: what its spans have in common, made once.
type Query struct {
	name       string
	attributes []attribute.KeyValue
}

// NewQuery describes a statement on a PostgreSQL server's table; text has placeholders, never values.
func NewQuery(operation, table, text, host string, port int) Query {
	return Query{operation + " " + table, []attribute.KeyValue{
		semconv.DBSystemNamePostgreSQL,
		semconv.DBOperationName(operation),
		semconv.DBCollectionName(table),
		semconv.DBQueryText(text),
		semconv.ServerAddress(validUTF8(host)),
		semconv.ServerPort(port),
	}}
}

// BeginQuery starts a client span. Outside a request's span it starts none: that is a health check's query.
// end takes the error.type of a failure, and an empty string when there was none.
func (t *Telemetry) BeginQuery(ctx context.Context, q Query) (_ context.Context, end func(errorType string)) {
	if t.tracer == nil || !trace.SpanContextFromContext(ctx).IsValid() {
		return ctx, func(string) {}
	}
	ctx, span := t.tracer.Start(ctx, q.name, //nolint:spancheck // end ends it
		trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(q.attributes...))
	return ctx, func(errorType string) { //nolint:spancheck // see above
		if errorType != "" {
			span.SetAttributes(semconv.ErrorTypeKey.String(validUTF8(errorType)))
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}
