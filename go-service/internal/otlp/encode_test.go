package otlp

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
	commonpb "go.opentelemetry.io/proto/slim/otlp/common/v1"
	logspb "go.opentelemetry.io/proto/slim/otlp/logs/v1"
	metricspb "go.opentelemetry.io/proto/slim/otlp/metrics/v1"
	tracepb "go.opentelemetry.io/proto/slim/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// decode reads what was written with the generated code, and refuses fields that the protocol does not have.
func decode(t *testing.T, b []byte, into proto.Message) {
	t.Helper()
	if err := proto.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
	if unknown := into.ProtoReflect().GetUnknown(); len(unknown) > 0 {
		t.Errorf("unknown fields %x", unknown)
	}
}

func values(kvs []*commonpb.KeyValue) map[string]any {
	all := map[string]any{}
	for _, kv := range kvs {
		switch v := kv.GetValue().GetValue().(type) {
		case *commonpb.AnyValue_StringValue:
			all[kv.GetKey()] = v.StringValue
		case *commonpb.AnyValue_IntValue:
			all[kv.GetKey()] = v.IntValue
		case *commonpb.AnyValue_BoolValue:
			all[kv.GetKey()] = v.BoolValue
		case *commonpb.AnyValue_DoubleValue:
			all[kv.GetKey()] = v.DoubleValue
		}
	}
	return all
}

func wantValues(t *testing.T, got []*commonpb.KeyValue, want map[string]any) {
	t.Helper()
	all := values(got)
	if len(all) != len(want) {
		t.Errorf("got %v, want %v", all, want)
	}
	for key, value := range want {
		if all[key] != value {
			t.Errorf("%s: got %v, want %v", key, all[key], value)
		}
	}
}

func TestSpan(t *testing.T) {
	parent := trace.NewSpanContext(trace.SpanContextConfig{
		TraceID: trace.TraceID{1, 2}, SpanID: trace.SpanID{3}, TraceFlags: trace.FlagsSampled, Remote: true,
	})
	state, err := trace.ParseTraceState("vendor=1")
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Unix(1, 5)
	stub := tracetest.SpanStub{
		Name:        "GET /x",
		SpanContext: trace.NewSpanContext(trace.SpanContextConfig{TraceID: trace.TraceID{1, 2}, SpanID: trace.SpanID{4}, TraceFlags: trace.FlagsSampled, TraceState: state}),
		Parent:      parent, SpanKind: trace.SpanKindServer, StartTime: begin, EndTime: begin.Add(time.Second),
		Attributes: []attribute.KeyValue{
			attribute.String("bad", "a\xffb"), attribute.Int("n", -3), attribute.Bool("yes", true), attribute.Float64("f", 0.5),
			attribute.String("empty", ""), attribute.StringSlice("list", []string{"a"}),
		},
		Status: sdktrace.Status{Code: codes.Error, Description: "broken"}, Resource: resource.NewSchemaless(attribute.String("service.name", "s")),
	}
	var got tracepb.TracesData
	decode(t, encodeSpans([]sdktrace.ReadOnlySpan{stub.Snapshot(), tracetest.SpanStub{Name: "second"}.Snapshot()}), &got)
	rs := got.GetResourceSpans()[0]
	wantValues(t, rs.GetResource().GetAttributes(), map[string]any{"service.name": "s"})
	spans := rs.GetScopeSpans()[0].GetSpans()
	span := spans[0]
	wantValues(t, span.GetAttributes(), map[string]any{
		"bad": "a\uFFFDb", "n": int64(-3), "yes": true, "f": 0.5, "empty": "", "list": `["a"]`,
	})
	if len(spans) != 2 || span.GetName() != "GET /x" || span.GetKind() != tracepb.Span_SPAN_KIND_SERVER || span.GetTraceState() != "vendor=1" ||
		span.GetStartTimeUnixNano() != 1_000_000_005 || span.GetEndTimeUnixNano() != 2_000_000_005 || span.GetFlags() != 0x301 ||
		span.GetTraceId()[1] != 2 || span.GetSpanId()[0] != 4 || span.GetParentSpanId()[0] != 3 ||
		span.GetStatus().GetCode() != tracepb.Status_STATUS_CODE_ERROR || span.GetStatus().GetMessage() != "broken" {
		t.Errorf("%v", span)
	}
	if len(spans[1].GetParentSpanId()) != 0 || spans[1].GetStatus() != nil {
		t.Errorf("%v", spans[1])
	}
}

func TestHistogram(t *testing.T) {
	reader := sdkmetric.NewManualReader()
	provider := sdkmetric.NewMeterProvider(sdkmetric.WithReader(reader), sdkmetric.WithResource(resource.NewSchemaless(attribute.String("a", "b"))))
	histogram, err := provider.Meter("scope").Float64Histogram("h", metric.WithUnit("s"), metric.WithDescription("d"), metric.WithExplicitBucketBoundaries(0.1, 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []float64{0.05, 0.5, 5, 7} {
		histogram.Record(t.Context(), v, metric.WithAttributes(attribute.String("k", "v")))
	}
	var collected metricdata.ResourceMetrics
	if err := reader.Collect(t.Context(), &collected); err != nil {
		t.Fatal(err)
	}
	var got metricspb.MetricsData
	decode(t, encodeMetrics(&collected), &got)
	m := got.GetResourceMetrics()[0].GetScopeMetrics()[0].GetMetrics()[0]
	point := m.GetHistogram().GetDataPoints()[0]
	wantValues(t, point.GetAttributes(), map[string]any{"k": "v"})
	if m.GetName() != "h" || m.GetUnit() != "s" || m.GetDescription() != "d" ||
		m.GetHistogram().GetAggregationTemporality() != metricspb.AggregationTemporality_AGGREGATION_TEMPORALITY_CUMULATIVE ||
		point.GetCount() != 4 || point.GetSum() != 12.55 || point.GetMin() != 0.05 || point.GetMax() != 7 ||
		point.GetStartTimeUnixNano() == 0 || point.GetTimeUnixNano() < point.GetStartTimeUnixNano() {
		t.Errorf("%v", m)
	}
	if c, b := point.GetBucketCounts(), point.GetExplicitBounds(); len(c) != 3 || c[0] != 1 || c[1] != 1 || c[2] != 2 || len(b) != 2 || b[0] != 0.1 || b[1] != 1 {
		t.Errorf("counts %v, bounds %v", c, b)
	}
}

func TestLogRecord(t *testing.T) {
	e := &LogExporter{batch: LogBatch{Queue: 10, MaxBatch: 10}, resource: []attribute.KeyValue{attribute.String("r", "s")}}
	log := slog.New(e.Handler())
	ctx := trace.ContextWithSpanContext(t.Context(), trace.NewSpanContext(trace.SpanContextConfig{
		TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}, TraceFlags: trace.FlagsSampled,
	}))
	with := log.With(slog.Int("w", 1)).WithGroup("g").With(slog.String("x", "y"))
	_ = with.With(slog.String("sibling", "s"))
	with.WarnContext(ctx, "hel\xfflo", slog.Int64("user.id", 101), slog.Any("error", errors.New("e")), slog.Bool("b", true),
		slog.Float64("f", 0.5), slog.Group("in", slog.Duration("d", time.Second)), slog.Attr{})
	log.Debug("not exported")
	log.Error("outside")
	records, _ := e.take()
	var got logspb.LogsData
	decode(t, e.encode(records), &got)
	rl := got.GetResourceLogs()[0]
	wantValues(t, rl.GetResource().GetAttributes(), map[string]any{"r": "s"})
	all := rl.GetScopeLogs()[0].GetLogRecords()
	if len(all) != 2 {
		t.Fatalf("%d records", len(all))
	}
	r := all[0]
	wantValues(t, r.GetAttributes(), map[string]any{
		"w": int64(1), "g.x": "y", "g.user.id": int64(101), "g.error": "e", "g.b": true, "g.f": 0.5, "g.in.d": "1s",
	})
	if r.GetBody().GetStringValue() != "hel\uFFFDlo" || r.GetSeverityNumber() != logspb.SeverityNumber_SEVERITY_NUMBER_WARN || r.GetSeverityText() != "WARN" ||
		r.GetTraceId()[0] != 1 || r.GetSpanId()[0] != 2 || r.GetFlags() != 1 || time.Since(time.Unix(0, int64(r.GetTimeUnixNano()))) > time.Minute || r.GetObservedTimeUnixNano() == 0 {
		t.Errorf("%v", r)
	}
	if r := all[1]; r.GetSeverityNumber() != logspb.SeverityNumber_SEVERITY_NUMBER_ERROR || len(r.GetTraceId()) != 0 || len(r.GetSpanId()) != 0 {
		t.Errorf("%v", r)
	}
	if !log.Enabled(context.Background(), slog.LevelInfo) {
		t.Error("INFO is off")
	}
}
