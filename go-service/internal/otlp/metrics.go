package otlp

import (
	"context"
	"math"

	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"google.golang.org/protobuf/encoding/protowire"
)

// MetricExporter implements metric.Exporter for histograms of float64, which is what this service records.
type MetricExporter struct {
	sender *Sender
	target *Target
}

// NewMetricExporter exports to target.
func NewMetricExporter(sender *Sender, target *Target) *MetricExporter {
	return &MetricExporter{sender, target}
}

// Temporality implements metric.Exporter.
func (e *MetricExporter) Temporality(metric.InstrumentKind) metricdata.Temporality {
	return metricdata.CumulativeTemporality
}

// Aggregation implements metric.Exporter.
func (e *MetricExporter) Aggregation(kind metric.InstrumentKind) metric.Aggregation {
	return metric.DefaultAggregationSelector(kind)
}

// Export returns no error: the sender reports, and the SDK would report each again.
func (e *MetricExporter) Export(ctx context.Context, metrics *metricdata.ResourceMetrics) error {
	if len(metrics.ScopeMetrics) == 0 {
		return nil
	}
	e.sender.send(ctx, e.target, encodeMetrics(metrics))
	return nil
}

// ForceFlush implements metric.Exporter.
func (e *MetricExporter) ForceFlush(context.Context) error {
	return nil
}

// Shutdown implements metric.Exporter.
func (e *MetricExporter) Shutdown(context.Context) error {
	return nil
}

// encodeMetrics puts all of them under the first scope: this service has one.
func encodeMetrics(metrics *metricdata.ResourceMetrics) []byte {
	scope := metrics.ScopeMetrics[0]
	return appendEnvelope(nil, metrics.Resource.Attributes(), scope.Scope.Name, func(b []byte) []byte {
		for _, m := range scope.Metrics {
			histogram, ok := m.Data.(metricdata.Histogram[float64])
			if !ok {
				continue
			}
			b = appendMessage(b, 2, func(b []byte) []byte {
				b = appendString(b, 1, m.Name)
				b = appendString(b, 2, m.Description)
				b = appendString(b, 3, m.Unit)
				return appendMessage(b, 9, func(b []byte) []byte { return appendHistogram(b, histogram) })
			})
		}
		return b
	})
}

func appendHistogram(b []byte, histogram metricdata.Histogram[float64]) []byte {
	for _, point := range histogram.DataPoints {
		b = appendMessage(b, 1, func(b []byte) []byte { return appendPoint(b, point) })
	}
	const cumulative = 2
	return appendVarint(b, 2, cumulative)
}

func appendPoint(b []byte, point metricdata.HistogramDataPoint[float64]) []byte {
	b = appendFixed64(b, 2, nanos(point.StartTime))
	b = appendFixed64(b, 3, nanos(point.Time))
	b = appendFixed64(b, 4, point.Count)
	b = appendDouble(b, 5, point.Sum)
	b = appendMessage(b, 6, func(b []byte) []byte {
		for _, count := range point.BucketCounts {
			b = protowire.AppendFixed64(b, count)
		}
		return b
	})
	b = appendMessage(b, 7, func(b []byte) []byte {
		for _, bound := range point.Bounds {
			b = protowire.AppendFixed64(b, math.Float64bits(bound))
		}
		return b
	})
	b = appendAttributes(b, 9, point.Attributes.ToSlice())
	if least, ok := point.Min.Value(); ok {
		b = appendDouble(b, 11, least)
	}
	if most, ok := point.Max.Value(); ok {
		b = appendDouble(b, 12, most)
	}
	return b
}
