package main

import (
	"testing"
	"time"
)

func TestNoGoroutineWakesBeforeItsTime(t *testing.T) {
	if line := measureTiming(100); line.DelayP50 < 0 || line.FinishMs < 10 {
		t.Errorf("%+v", line)
	}
}

func TestAQuantileIsAValueThatWasSeen(t *testing.T) {
	values := make([]time.Duration, 200)
	for i := range values {
		values[i] = time.Duration(i + 1)
	}
	if p99, most, one := quantile(values, 99), quantile(values, 100), quantile(values[:1], 50); p99 != 198 || most != 200 || one != 1 {
		t.Errorf("%d %d %d", p99, most, one)
	}
}

func TestWhatGoroutinesHoldIsRead(t *testing.T) {
	line, err := measureMemory(1_000, 16_384)
	if err != nil {
		t.Fatal(err)
	}
	if grown := line.Parked - line.Before; grown < 16_384_000 || grown > 26_000_000 {
		t.Errorf("grew by %d: %+v", grown, line)
	}
}

func TestEveryJobIsDoneOnce(t *testing.T) {
	if _, err := measurePipeline(); err != nil {
		t.Error(err)
	}
}
