package main

import (
	"slices"
	"time"
)

const (
	wait     = 10 * time.Millisecond
	capacity = 128
)

// timing of goroutines that each wait 10 ms and answer through a channel.
type timing struct {
	Kind     string  `json:"kind"`
	Count    int     `json:"count"`
	StartMs  float64 `json:"start_ms"`
	FinishMs float64 `json:"finish_ms"`
	DelayP50 float64 `json:"delay_p50_us"`
	DelayP99 float64 `json:"delay_p99_us"`
	DelayMax float64 `json:"delay_max_us"`
}

// answer: when a goroutine began, and when it went on after its wait.
type answer struct{ begun, woken time.Time }

func measureTiming(count int) timing {
	answers := make([]answer, 0, count)
	channel := make(chan answer, capacity)
	start := time.Now()
	for range count {
		go func() {
			begun := time.Now()
			time.Sleep(wait)
			channel <- answer{begun, time.Now()}
		}()
	}
	for range count {
		answers = append(answers, <-channel)
	}
	finish := time.Since(start)
	var lastBegun time.Duration
	delays := make([]time.Duration, 0, count)
	for _, a := range answers {
		lastBegun = max(lastBegun, a.begun.Sub(start))
		delays = append(delays, a.woken.Sub(a.begun)-wait)
	}
	slices.Sort(delays)
	return timing{
		Kind: "timing", Count: count, StartMs: milliseconds(lastBegun), FinishMs: milliseconds(finish),
		DelayP50: 1000 * milliseconds(quantile(delays, 50)),
		DelayP99: 1000 * milliseconds(quantile(delays, 99)),
		DelayMax: 1000 * milliseconds(quantile(delays, 100)),
	}
}

// quantile is the nearest rank.
func quantile(sorted []time.Duration, percent int) time.Duration {
	return sorted[max((len(sorted)*percent+99)/100, 1)-1]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
