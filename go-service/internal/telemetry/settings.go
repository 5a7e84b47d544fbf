package telemetry

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

// Settings is what the OTEL_* variables ask for. They are read here and nowhere else: the SDK would warn about a
// value that it cannot use and go on with another, and the contract wants no start then.
type Settings struct {
	attributes []attribute.KeyValue
	// A signal that is off has no target.
	traces, metrics, logs         *target
	sampler                       sdktrace.Sampler
	spans, records                batching
	metricInterval, metricTimeout time.Duration
}

// batching is one batch processor's settings.
type batching struct {
	delay, timeout  time.Duration
	queue, maxBatch int
}

// SettingsFromEnv reads the variables through getenv (os.Getenv outside tests). With OTEL_SDK_DISABLED=true it looks
// at no other. The error is one line that names the variable and says how to mend it.
func SettingsFromEnv(getenv func(string) string) (Settings, error) {
	if strings.EqualFold(getenv("OTEL_SDK_DISABLED"), "true") {
		return Settings{}, nil
	}
	env := environment{getenv: getenv}
	s := Settings{
		attributes:     env.resource(),
		traces:         env.target("TRACES"),
		metrics:        env.target("METRICS"),
		logs:           env.target("LOGS"),
		sampler:        env.sampler(),
		spans:          env.batching("OTEL_BSP", 5000),
		records:        env.batching("OTEL_BLRP", 1000),
		metricInterval: env.millis("OTEL_METRIC_EXPORT_INTERVAL", 60000),
		metricTimeout:  env.millis("OTEL_METRIC_EXPORT_TIMEOUT", 30000),
	}
	return s, env.err
}

// environment keeps the first error, so that SettingsFromEnv reads like the list of what there is.
type environment struct {
	getenv func(string) string
	err    error
}

func (e *environment) refuse(name, value, fix string) {
	if e.err == nil {
		e.err = fmt.Errorf("%s=%q cannot be used: %s, or unset it", name, value, fix)
	}
}

// refuseSecret does not show the value.
func (e *environment) refuseSecret(name, fix string) {
	if e.err == nil {
		e.err = fmt.Errorf("%s cannot be used: %s, or unset it", name, fix)
	}
}

// oneOf returns the variable in lower case, or fallback when it is unset.
func (e *environment) oneOf(name, fallback string, others ...string) string {
	raw := e.getenv(name)
	if raw == "" {
		return fallback
	}
	value := strings.ToLower(raw)
	if value != fallback && !slices.Contains(others, value) {
		e.refuse(name, raw, "set it to "+strings.Join(append([]string{fallback}, others...), ", "))
	}
	return value
}

func (e *environment) whole(name string, fallback int) int {
	raw := e.getenv(name)
	if raw == "" {
		return fallback
	}
	n, err := strconv.ParseUint(raw, 10, 31)
	if err != nil || n < 1 {
		e.refuse(name, raw, fmt.Sprintf("set it to a whole number from 1 to %d", math.MaxInt32))
	}
	return int(n)
}

func (e *environment) millis(name string, fallback int) time.Duration {
	return time.Duration(e.whole(name, fallback)) * time.Millisecond
}

func (e *environment) batching(prefix string, delay int) batching {
	b := batching{
		delay:    e.millis(prefix+"_SCHEDULE_DELAY", delay),
		timeout:  e.millis(prefix+"_EXPORT_TIMEOUT", 30000),
		queue:    e.whole(prefix+"_MAX_QUEUE_SIZE", 2048),
		maxBatch: e.whole(prefix+"_MAX_EXPORT_BATCH_SIZE", 512),
	}
	b.maxBatch = min(b.maxBatch, b.queue)
	return b
}

func (e *environment) sampler() sdktrace.Sampler {
	switch e.oneOf("OTEL_TRACES_SAMPLER", "parentbased_always_on", "always_on", "always_off", "traceidratio",
		"parentbased_always_off", "parentbased_traceidratio") {
	case "always_on":
		return sdktrace.AlwaysSample()
	case "always_off":
		return sdktrace.NeverSample()
	case "traceidratio":
		return sdktrace.TraceIDRatioBased(e.ratio())
	case "parentbased_always_off":
		return sdktrace.ParentBased(sdktrace.NeverSample())
	case "parentbased_traceidratio":
		return sdktrace.ParentBased(sdktrace.TraceIDRatioBased(e.ratio()))
	default:
		return sdktrace.ParentBased(sdktrace.AlwaysSample())
	}
}

func (e *environment) ratio() float64 {
	const name = "OTEL_TRACES_SAMPLER_ARG"
	raw := e.getenv(name)
	if raw == "" {
		return 1
	}
	ratio, err := strconv.ParseFloat(raw, 64)
	// ParseFloat also takes "inf", "nan", "0x1p-2" and "1_0".
	if err != nil || strings.Trim(raw, "0123456789.eE+-") != "" || ratio < 0 || ratio > 1 {
		e.refuse(name, raw, "set it to a number from 0 to 1")
		return 1
	}
	return ratio
}
