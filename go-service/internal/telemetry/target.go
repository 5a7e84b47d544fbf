package telemetry

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"go.opentelemetry.io/otel/attribute"
)

const otlpPrefix = "OTEL_EXPORTER_OTLP_"

// target is where a signal (TRACES, METRICS, LOGS) goes, nil when it is off.
func (e *environment) target(signal string) *target {
	if e.oneOf("OTEL_"+signal+"_EXPORTER", "otlp", "none") == "none" {
		return nil
	}
	e.oneOf(e.nameOf(signal, "PROTOCOL"), "http/protobuf")
	return &target{
		url:     e.endpoint(signal),
		headers: e.headers(e.nameOf(signal, "HEADERS")),
		timeout: e.millis(e.nameOf(signal, "TIMEOUT"), 10000),
	}
}

// nameOf is the signal's own variable when it is set, else the one for all.
func (e *environment) nameOf(signal, setting string) string {
	if own := otlpPrefix + signal + "_" + setting; e.getenv(own) != "" {
		return own
	}
	return otlpPrefix + setting
}

func (e *environment) endpoint(signal string) string {
	if own := otlpPrefix + signal + "_ENDPOINT"; e.getenv(own) != "" {
		return e.url(own, e.getenv(own)).String() // as it is
	}
	const common = otlpPrefix + "ENDPOINT"
	raw := e.getenv(common)
	if raw == "" {
		raw = "http://localhost:4318"
	}
	return e.url(common, raw).JoinPath("v1", strings.ToLower(signal)).String()
}

func (e *environment) url(name, raw string) *url.URL {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" || u.Hostname() == "" || !validPort(u) {
		e.refuse(name, raw, "set it to an http:// URL with a host")
		return &url.URL{}
	}
	return u
}

func validPort(u *url.URL) bool {
	if u.Port() == "" {
		return !strings.HasSuffix(u.Host, ":")
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	return err == nil && port > 0
}

func (e *environment) headers(name string) []header {
	pairs, err := parseList(e.getenv(name))
	for _, p := range pairs {
		if strings.ContainsFunc(p.key, notToken) || strings.ContainsFunc(p.value, notFieldValue) {
			err = errList
		}
	}
	if err != nil {
		e.refuseSecret(name, "set it to key=value,key=value with percent-encoded values")
		return nil
	}
	headers := make([]header, 0, len(pairs))
	for _, p := range pairs {
		headers = append(headers, header{p.key, p.value})
	}
	return headers
}

func (e *environment) resource() []attribute.KeyValue {
	const name = "OTEL_RESOURCE_ATTRIBUTES"
	pairs, err := parseList(e.getenv(name))
	if err != nil {
		e.refuse(name, e.getenv(name), "set it to key=value,key=value with percent-encoded values")
	}
	attributes := make([]attribute.KeyValue, 0, len(pairs)+1)
	for _, p := range pairs {
		attributes = append(attributes, attribute.String(validUTF8(p.key), validUTF8(p.value)))
	}
	// Last, because the last of two with the same key wins.
	if service := e.getenv("OTEL_SERVICE_NAME"); service != "" {
		attributes = append(attributes, attribute.String("service.name", validUTF8(service)))
	}
	return attributes
}

type pair struct{ key, value string }

var errList = errors.New("no key=value list")

// parseList reads key=value,key=value; values are percent-encoded, blanks around keys and values do not count.
func parseList(raw string) ([]pair, error) {
	if raw == "" {
		return nil, nil
	}
	var pairs []pair
	for member := range strings.SplitSeq(raw, ",") {
		key, value, found := strings.Cut(member, "=")
		value, err := url.PathUnescape(strings.TrimSpace(value))
		if key = strings.TrimSpace(key); !found || key == "" || err != nil {
			return nil, errList
		}
		pairs = append(pairs, pair{key, value})
	}
	return pairs, nil
}

// notToken and notFieldValue are what RFC 9110 does not allow in a header field's name and value.
func notToken(r rune) bool {
	letterOrDigit := (r|0x20 >= 'a' && r|0x20 <= 'z') || (r >= '0' && r <= '9')
	return !letterOrDigit && !strings.ContainsRune("!#$%&'*+-.^_`|~", r)
}

func notFieldValue(r rune) bool {
	return r < ' ' && r != '\t' || r == 0x7f
}
