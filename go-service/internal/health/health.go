// Package health answers "is it alive" and "may it get traffic" in the MicroProfile Health shape.
package health

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
)

// Status is UP or DOWN.
type Status string

// The two states the MicroProfile Health shape knows.
const (
	Up   Status = "UP"
	Down Status = "DOWN"
)

// Check is one named part of a report.
type Check struct {
	Name   string `json:"name"`
	Status Status `json:"status"`
}

// Report is DOWN as soon as one of its checks is.
type Report struct {
	Status Status  `json:"status"`
	Checks []Check `json:"checks"`
}

// Probe asks one dependency whether it can serve; a non-nil error means it cannot. Ping ends within 2 s by itself.
type Probe struct {
	Name string
	Ping func(context.Context) error
}

// Health is safe for concurrent use.
type Health struct {
	probes   []Probe
	draining atomic.Bool
}

// New makes a Health that is ready while all probes succeed and Drain was not called.
func New(probes ...Probe) *Health {
	return &Health{probes: probes}
}

// Drain turns readiness DOWN for good: the process is on its way out.
func (h *Health) Drain() {
	h.draining.Store(true)
}

// Live reports UP whenever the process can answer at all: restarting it would not mend a dependency.
func (h *Health) Live() Report {
	return Report{Status: Up, Checks: []Check{}}
}

// Ready asks every probe. The error is for the log: it says why a probe failed.
func (h *Health) Ready(ctx context.Context) (Report, error) {
	report := Report{Status: Up, Checks: make([]Check, 0, len(h.probes)+1)}
	var failures error
	for _, p := range h.probes {
		err := p.Ping(ctx)
		report.add(p.Name, err == nil)
		if err != nil {
			failures = errors.Join(failures, fmt.Errorf("%s: %w", p.Name, err))
		}
	}
	if h.draining.Load() {
		report.add("accepting-requests", false)
	}
	return report, failures
}

func (r *Report) add(name string, up bool) {
	status := Up
	if !up {
		status, r.Status = Down, Down
	}
	r.Checks = append(r.Checks, Check{Name: name, Status: status})
}
