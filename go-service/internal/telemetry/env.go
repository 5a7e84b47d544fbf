package telemetry

import (
	"log/slog"
	"os"
	"strings"

	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
)

// environment holds the standard variables that neither the SDK nor the exporter reads.
type environment struct {
	disabled        bool
	propagator      propagation.TextMapPropagator
	exporterOptions []otlptracehttp.Option
}

// readEnv never fails: the OpenTelemetry specification wants values it does not know warned about and ignored.
func readEnv(log *slog.Logger) environment {
	if strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") {
		return environment{disabled: true}
	}
	switch exporter := os.Getenv("OTEL_TRACES_EXPORTER"); exporter {
	case "", "otlp":
	case "none":
		return environment{disabled: true}
	default:
		warn(log, "OTEL_TRACES_EXPORTER", exporter, "otlp")
	}
	return environment{propagator: propagatorFromEnv(log), exporterOptions: exporterOptions(log)}
}

func exporterOptions(log *slog.Logger) []otlptracehttp.Option {
	var options []otlptracehttp.Option
	// Go's exporter defaults to https on localhost; the specification to http.
	if unset("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
		"OTEL_EXPORTER_OTLP_INSECURE", "OTEL_EXPORTER_OTLP_TRACES_INSECURE") {
		options = append(options, otlptracehttp.WithInsecure())
	}
	name := "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"
	if unset(name) {
		name = "OTEL_EXPORTER_OTLP_PROTOCOL"
	}
	switch protocol := os.Getenv(name); protocol {
	case "", "http/protobuf", "http/json":
	default:
		// The gRPC exporter is left out for its size.
		warn(log, name, protocol, "http/protobuf")
		options = append(options, otlptracehttp.WithEncoding(otlptracehttp.EncodingProtobuf))
	}
	return options
}

func propagatorFromEnv(log *slog.Logger) propagation.TextMapPropagator {
	names := os.Getenv("OTEL_PROPAGATORS")
	if names == "" {
		names = "tracecontext,baggage"
	}
	var all []propagation.TextMapPropagator
	for name := range strings.SplitSeq(names, ",") {
		switch name = strings.TrimSpace(name); name {
		case "tracecontext":
			all = append(all, propagation.TraceContext{})
		case "baggage":
			all = append(all, propagation.Baggage{})
		case "none":
		default:
			warn(log, "OTEL_PROPAGATORS", name, "the others listed")
		}
	}
	return propagation.NewCompositeTextMapPropagator(all...)
}

func unset(names ...string) bool {
	for _, name := range names {
		if os.Getenv(name) != "" {
			return false
		}
	}
	return true
}

func warn(log *slog.Logger, variable, value, instead string) {
	log.Warn("value not supported", slog.String("variable", variable), slog.String("value", value),
		slog.String("using", instead))
}
