package telemetry

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

type env map[string]string

func (e env) settings() (Settings, error) {
	return SettingsFromEnv(func(name string) string { return e[name] })
}

func TestDefaults(t *testing.T) {
	s, err := env{}.settings()
	if err != nil {
		t.Fatal(err)
	}
	for path, target := range map[string]*target{"traces": s.traces, "metrics": s.metrics, "logs": s.logs} {
		if target.url != "http://localhost:4318/v1/"+path || target.timeout != 10*time.Second || len(target.headers) != 0 {
			t.Errorf("%s: %+v", path, target)
		}
	}
	if s.spans != (batching{5 * time.Second, 30 * time.Second, 2048, 512}) || s.records != (batching{time.Second, 30 * time.Second, 2048, 512}) ||
		s.metricInterval != time.Minute || s.metricTimeout != 30*time.Second {
		t.Errorf("%+v", s)
	}
	if got, want := s.sampler.Description(), sdktrace.ParentBased(sdktrace.AlwaysSample()).Description(); got != want {
		t.Errorf("sampler %s", got)
	}
}

func TestDisabledReadsNothingElse(t *testing.T) {
	for _, yes := range []string{"true", "TRUE", "True"} {
		s, err := env{"OTEL_SDK_DISABLED": yes, "OTEL_TRACES_EXPORTER": "zipkin"}.settings()
		if err != nil || s.traces != nil || s.metrics != nil || s.logs != nil {
			t.Errorf("%s: %+v, %v", yes, s, err)
		}
	}
	for _, no := range []string{"1", "yes", "false", " true"} {
		if s, err := (env{"OTEL_SDK_DISABLED": no}).settings(); err != nil || s.traces == nil {
			t.Errorf("%s: %+v, %v", no, s, err)
		}
	}
}

func TestEachSignalHasItsOwn(t *testing.T) {
	s, err := env{
		"OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:1/base/", "OTEL_EXPORTER_OTLP_HEADERS": "a=1,b=%20x%3D , c=y=z", "OTEL_EXPORTER_OTLP_TIMEOUT": "2147483647",
		"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT": "http://m/own?q=1", "OTEL_EXPORTER_OTLP_METRICS_HEADERS": "m=1", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT": "1",
		"OTEL_LOGS_EXPORTER": "none", "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
	}.settings()
	if err != nil {
		t.Fatal(err)
	}
	if s.traces.url != "http://c:1/base/v1/traces" || s.metrics.url != "http://m/own?q=1" || s.logs != nil ||
		s.traces.timeout != 2147483647*time.Millisecond || s.metrics.timeout != time.Millisecond {
		t.Errorf("%+v %+v", s.traces, s.metrics)
	}
	if want := []header{{name: "a", value: "1"}, {name: "b", value: " x="}, {name: "c", value: "y=z"}}; !slices.Equal(s.traces.headers, want) {
		t.Errorf("%q", s.traces.headers)
	}
	if want := []header{{name: "m", value: "1"}}; !slices.Equal(s.metrics.headers, want) {
		t.Errorf("%q", s.metrics.headers)
	}
}

func TestSamplers(t *testing.T) {
	for name, want := range map[string]sdktrace.Sampler{
		"always_on": sdktrace.AlwaysSample(), "always_off": sdktrace.NeverSample(), "traceidratio": sdktrace.TraceIDRatioBased(0.25),
		"parentbased_always_on": sdktrace.ParentBased(sdktrace.AlwaysSample()), "parentbased_always_off": sdktrace.ParentBased(sdktrace.NeverSample()),
		"parentbased_traceidratio": sdktrace.ParentBased(sdktrace.TraceIDRatioBased(0.25)),
	} {
		s, err := env{"OTEL_TRACES_SAMPLER": name, "OTEL_TRACES_SAMPLER_ARG": "0.25"}.settings()
		if err != nil || s.sampler.Description() != want.Description() {
			t.Errorf("%s: %v, %v", name, s.sampler, err)
		}
	}
	// Only the ratio samplers read the argument.
	if _, err := (env{"OTEL_TRACES_SAMPLER": "always_on", "OTEL_TRACES_SAMPLER_ARG": "x"}).settings(); err != nil {
		t.Error(err)
	}
	for _, ok := range []string{"0", "1", "1.0", ".5", "1e-3", ""} {
		if _, err := (env{"OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": ok}).settings(); err != nil {
			t.Error(err)
		}
	}
}

func TestABatchIsNeverLargerThanItsQueue(t *testing.T) {
	s, err := env{"OTEL_BSP_MAX_QUEUE_SIZE": "10", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "11", "OTEL_BLRP_MAX_QUEUE_SIZE": "7"}.settings()
	if err != nil || s.spans.maxBatch != 10 || s.records.maxBatch != 7 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestResourceAttributes(t *testing.T) {
	s, err := env{"OTEL_RESOURCE_ATTRIBUTES": "a=b%2C, service.name = list ,service.version=9", "OTEL_SERVICE_NAME": "named"}.settings()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, kv := range newResource(s.attributes, "own", "1.0.0").Attributes() {
		got[string(kv.Key)] = kv.Value.AsString()
	}
	want := map[string]string{
		"a": "b,", "service.name": "named", "service.version": "9",
		"telemetry.sdk.name": "opentelemetry", "telemetry.sdk.language": "go", "telemetry.sdk.version": got["telemetry.sdk.version"],
	}
	if !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if kv := newResource(nil, "own", "1.0.0").Attributes(); !slices.Contains(kv, attribute.String("service.name", "own")) {
		t.Errorf("%v", kv)
	}
}

func TestRefusedValues(t *testing.T) {
	numbers := []string{"OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT"}
	for _, prefix := range []string{"OTEL_BSP", "OTEL_BLRP"} {
		for _, suffix := range []string{"_SCHEDULE_DELAY", "_EXPORT_TIMEOUT", "_MAX_QUEUE_SIZE", "_MAX_EXPORT_BATCH_SIZE"} {
			numbers = append(numbers, prefix+suffix)
		}
	}
	bad := map[string][]string{
		"OTEL_TRACES_EXPORTER": {"zipkin", "otlp,none", " otlp"}, "OTEL_METRICS_EXPORTER": {"prometheus"}, "OTEL_LOGS_EXPORTER": {"console"},
		"OTEL_EXPORTER_OTLP_PROTOCOL": {"grpc", "http/json"}, "OTEL_TRACES_SAMPLER": {"sometimes", "jaeger_remote"},
		"OTEL_EXPORTER_OTLP_HEADERS": {"secret", "=secret", "a=secret,", ",", "a=secret%zz", "a=secret%0a", "a b=secret", "ä=secret"},
		"OTEL_RESOURCE_ATTRIBUTES":   {"a", "=b", "a=b,,c=d", "a=%f"},
	}
	for _, name := range numbers {
		bad[name] = []string{"0", "-1", "1.5", "2147483648", "1s", " 1", "+1", "1e3"}
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"} {
		bad[name] = []string{"localhost:4318", "https://h", "http://", "http:///x", "http://:4318", "http://h:0", "http://h:65536", "http://h:", "http://h:x", "ftp://h", "http://a b", "x\ny"}
	}
	for name, values := range bad {
		for _, value := range values {
			_, err := env{name: value}.settings()
			if err == nil {
				t.Errorf("%s=%q was taken", name, value)
				continue
			}
			if msg := err.Error(); !strings.HasPrefix(msg, name) || !strings.Contains(msg, "set it to") || strings.Contains(msg, "\n") || strings.Contains(msg, "secret") {
				t.Errorf("%s=%q: %q", name, value, msg)
			}
		}
	}
	for _, arg := range []string{"1.1", "-0.1", "x", "nan", "inf", "0x1p-2", "0_1", " 1"} {
		if _, err := (env{"OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": arg}).settings(); err == nil || !strings.HasPrefix(err.Error(), "OTEL_TRACES_SAMPLER_ARG") {
			t.Errorf("%q: %v", arg, err)
		}
	}
}

func FuzzHeaderList(f *testing.F) {
	for _, s := range []string{"a=b", "a=b,c=%20d", "a=", "=", ",", "a=%zz", "A-1=x=y", " a = b ", "a=\x01", "a=%00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		e := &environment{getenv: func(string) string { return raw }}
		headers := e.headers("NAME")
		if e.err != nil {
			if len(raw) > 60 && strings.Contains(e.err.Error(), raw) {
				t.Errorf("%q is shown", raw)
			}
			return
		}
		if want := strings.Count(raw, ",") + 1; raw != "" && len(headers) != want {
			t.Fatalf("%q: %d headers", raw, len(headers))
		}
		for i, h := range headers {
			member := strings.Split(raw, ",")[i]
			name, value, _ := strings.Cut(member, "=")
			if h.name == "" || h.name != strings.TrimSpace(name) || strings.ContainsAny(h.name, " \t\r\n:,;()\"") {
				t.Errorf("%q: name %q", raw, h.name)
			}
			if strings.ContainsAny(h.value, "\r\n\x00") || (!strings.Contains(value, "%") && h.value != strings.TrimSpace(value)) {
				t.Errorf("%q: value %q", raw, h.value)
			}
		}
	})
}
