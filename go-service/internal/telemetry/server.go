package telemetry

import (
	"context"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/propagation"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
)

// Request is what a framework tells about a request before it is worked on.
type Request struct {
	Method string
	// Route is a template such as /api/v1/users/{id}, empty where none matched.
	Route string
	Path  string
	Query string
	// Host is the Host header.
	Host string
	// Header gives traceparent and tracestate.
	Header propagation.TextMapCarrier
}

// Exchange is a request that is being worked on.
type Exchange struct {
	telemetry *Telemetry
	span      trace.Span // nil when traces are off
	start     time.Time
	key       series
}

// Begin starts the request's span, a child of the caller's when there is one, and its clock. Everything that is done
// for the request is done in the returned context.
func (t *Telemetry) Begin(ctx context.Context, r Request) (context.Context, Exchange) {
	x := Exchange{telemetry: t, start: time.Now(), key: series{method: knownMethod(r.Method), route: r.Route}}
	if t.tracer == nil {
		return ctx, x
	}
	ctx = propagation.TraceContext{}.Extract(ctx, r.Header)
	ctx, x.span = t.tracer.Start(ctx, spanName(x.key), trace.WithSpanKind(trace.SpanKindServer), //nolint:spancheck // End ends it
		trace.WithTimestamp(x.start), trace.WithAttributes(serverAttributes(x.key, r)...))
	return ctx, x
}

// End records the answer's status.
func (x Exchange) End(ctx context.Context, status int) {
	x.key.status = status
	if x.telemetry.duration != nil {
		x.telemetry.duration.record(ctx, x.key, time.Since(x.start))
	}
	if x.span == nil {
		return
	}
	if x.span.IsRecording() {
		x.span.SetAttributes(semconv.HTTPResponseStatusCode(status))
		if status >= http.StatusInternalServerError {
			x.span.SetAttributes(semconv.ErrorTypeKey.String(strconv.Itoa(status)))
			x.span.SetStatus(codes.Error, "")
		}
	}
	x.span.End()
}

const otherMethod = "_OTHER"

// knownMethod keeps callers from inventing names.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodConnect, http.MethodOptions, http.MethodTrace:
		return method
	default:
		return otherMethod
	}
}

func spanName(key series) string {
	switch {
	case key.route != "":
		return key.method + " " + key.route
	case key.method == otherMethod:
		return "HTTP"
	default:
		return key.method
	}
}

func serverAttributes(key series, r Request) []attribute.KeyValue {
	const most = 7
	attributes := append(make([]attribute.KeyValue, 0, most),
		semconv.HTTPRequestMethodKey.String(key.method), semconv.URLPath(validUTF8(r.Path)), semconv.URLScheme("http"))
	if r.Route != "" {
		attributes = append(attributes, semconv.HTTPRoute(r.Route))
	}
	if r.Query != "" {
		attributes = append(attributes, semconv.URLQuery(validUTF8(r.Query)))
	}
	name := validUTF8(r.Host)
	host, port, err := net.SplitHostPort(name)
	if err != nil {
		return append(attributes, semconv.ServerAddress(name))
	}
	attributes = append(attributes, semconv.ServerAddress(host))
	if number, err := strconv.Atoi(port); err == nil {
		attributes = append(attributes, semconv.ServerPort(number))
	}
	return attributes
}

// series is what tells one time series of the metric from another.
type series struct {
	method, route string
	status        int
}

// durations is http.server.request.duration. It keeps the attributes of each series, of which there are few: making
// and comparing a set anew would be most of what a measurement costs.
type durations struct {
	histogram metric.Float64Histogram
	options   sync.Map // series to metric.RecordOption
}

func newDurations(meter metric.Meter) *durations {
	histogram, err := meter.Float64Histogram("http.server.request.duration", metric.WithUnit("s"),
		metric.WithDescription("Duration of HTTP server requests."),
		metric.WithExplicitBucketBoundaries(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10))
	if err != nil {
		panic(err) // The name and the bounds are constants, and valid.
	}
	return &durations{histogram: histogram}
}

func (d *durations) record(ctx context.Context, key series, took time.Duration) {
	option, ok := d.options.Load(key)
	if !ok {
		option, _ = d.options.LoadOrStore(key, []metric.RecordOption{metric.WithAttributeSet(key.attributes())})
	}
	d.histogram.Record(ctx, took.Seconds(), option.([]metric.RecordOption)...) //nolint:errcheck,forcetypeassert // stored two lines above
}

func (key series) attributes() attribute.Set {
	attributes := []attribute.KeyValue{
		semconv.HTTPRequestMethodKey.String(key.method),
		semconv.HTTPResponseStatusCode(key.status),
		semconv.URLScheme("http"),
	}
	if key.route != "" {
		attributes = append(attributes, semconv.HTTPRoute(key.route))
	}
	if key.status >= http.StatusInternalServerError {
		attributes = append(attributes, semconv.ErrorTypeKey.String(strconv.Itoa(key.status)))
	}
	return attribute.NewSet(attributes...)
}
