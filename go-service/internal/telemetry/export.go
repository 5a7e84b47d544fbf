package telemetry

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"go.opentelemetry.io/otel/exporters/otlp/otlplog/otlploghttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	sdklog "go.opentelemetry.io/otel/sdk/log"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

const (
	firstPause = 500 * time.Millisecond
	maxPause   = 5 * time.Second
)

// target is where a signal goes, and how.
type target struct {
	url     string
	headers []header
	// timeout is for one request, and for how long it is tried again.
	timeout time.Duration
}

// header is a field sent with every export.
type header struct{ name, value string }

// The exporters read OTEL_* themselves; every option that is given wins over that. So all are given: those that the
// settings hold, and those that the contract does not have.

func newSpanExporter(to *target, f *failures) (sdktrace.SpanExporter, error) {
	exporter, err := otlptracehttp.New(context.Background(), otlptracehttp.WithEndpointURL(to.url),
		otlptracehttp.WithHeaders(to.fields()), otlptracehttp.WithTimeout(to.timeout), otlptracehttp.WithHTTPClient(newClient(to, f)),
		otlptracehttp.WithCompression(otlptracehttp.NoCompression), otlptracehttp.WithTLSClientConfig(nil),
		otlptracehttp.WithRetry(otlptracehttp.RetryConfig{
			Enabled: true, InitialInterval: firstPause, MaxInterval: maxPause, MaxElapsedTime: to.timeout,
		}))
	if err != nil {
		return nil, fmt.Errorf("spans to OTLP: %w", err)
	}
	return exporter, nil
}

func newMetricExporter(to *target, f *failures) (sdkmetric.Exporter, error) {
	exporter, err := otlpmetrichttp.New(context.Background(), otlpmetrichttp.WithEndpointURL(to.url),
		otlpmetrichttp.WithHeaders(to.fields()), otlpmetrichttp.WithTimeout(to.timeout), otlpmetrichttp.WithHTTPClient(newClient(to, f)),
		otlpmetrichttp.WithCompression(otlpmetrichttp.NoCompression), otlpmetrichttp.WithTLSClientConfig(nil),
		otlpmetrichttp.WithTemporalitySelector(sdkmetric.DefaultTemporalitySelector),
		otlpmetrichttp.WithAggregationSelector(sdkmetric.DefaultAggregationSelector),
		otlpmetrichttp.WithRetry(otlpmetrichttp.RetryConfig{
			Enabled: true, InitialInterval: firstPause, MaxInterval: maxPause, MaxElapsedTime: to.timeout,
		}))
	if err != nil {
		return nil, fmt.Errorf("metrics to OTLP: %w", err)
	}
	return measured{exporter}, nil
}

func newLogExporter(to *target, f *failures) (sdklog.Exporter, error) {
	exporter, err := otlploghttp.New(context.Background(), otlploghttp.WithEndpointURL(to.url),
		otlploghttp.WithHeaders(to.fields()), otlploghttp.WithTimeout(to.timeout), otlploghttp.WithHTTPClient(newClient(to, f)),
		otlploghttp.WithCompression(otlploghttp.NoCompression), otlploghttp.WithTLSClientConfig(nil),
		otlploghttp.WithRetry(otlploghttp.RetryConfig{
			Enabled: true, InitialInterval: firstPause, MaxInterval: maxPause, MaxElapsedTime: to.timeout,
		}))
	if err != nil {
		return nil, fmt.Errorf("log records to OTLP: %w", err)
	}
	return exporter, nil
}

// fields never are nil: the exporter would take those of the environment.
func (to *target) fields() map[string]string {
	fields := make(map[string]string, len(to.headers))
	for _, h := range to.headers {
		fields[http.CanonicalHeaderKey(h.name)] = h.value
	}
	return fields
}

// measured leaves out exports of nothing, which the reader makes as long as no request came.
type measured struct{ sdkmetric.Exporter }

// Export implements sdkmetric.Exporter.
func (m measured) Export(ctx context.Context, metrics *metricdata.ResourceMetrics) error {
	if len(metrics.ScopeMetrics) == 0 {
		return nil
	}
	return m.Exporter.Export(ctx, metrics) //nolint:wrapcheck // passed on as it is
}

func newClient(to *target, f *failures) *http.Client {
	address, err := url.Parse(to.url)
	if err != nil {
		panic(err) // SettingsFromEnv has parsed it.
	}
	// A transport of its own: the default one looks at HTTP_PROXY, which is no setting of this service.
	base := &http.Transport{IdleConnTimeout: 90 * time.Second}
	return &http.Client{
		Timeout:   to.timeout,
		Transport: observed{base, to, address, f},
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // a redirected POST would become a GET, which proves nothing
		},
	}
}

// observed notes how each attempt went, retries included: the exporter would say so only after the last one. It also
// asks for the URL as it was set, of which the exporters drop the query.
type observed struct {
	base     http.RoundTripper
	to       *target
	url      *url.URL
	failures *failures
}

// RoundTrip implements http.RoundTripper.
func (o observed) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.WithContext(r.Context()) // a copy: the caller's must stay as it is
	r.URL = o.url
	resp, err := o.base.RoundTrip(r)
	switch {
	case err != nil:
		o.failures.note(o.to, fmt.Errorf("OTLP export to %s: %w", o.url.Host, err))
	case resp.StatusCode/100 != 2:
		o.failures.note(o.to, fmt.Errorf("OTLP export to %s: answered %s", o.url.Host, resp.Status))
	default:
		o.failures.note(o.to, nil)
	}
	return resp, err //nolint:wrapcheck // http.Client wraps it
}
