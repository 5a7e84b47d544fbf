package main

import (
	"errors"
	"flag"
	"fmt"
	"testing"
	"time"
)

// busySteps are the steps of one round of busy.
const busySteps = 250_000

// busy costs the same number of cycles in every language: each step needs the result of the one before,
// and a compiler cannot do several at once, as it does of multiply and add.
func busy(x uint64) uint64 {
	for range busySteps {
		x = (x ^ x>>29) * 6_364_136_223_846_793_005
	}
	return x
}

// run is how often and how long each operation is timed.
type run struct {
	library, corpus  string
	samples          int
	sample, warmup   time.Duration
	setBenchmarkTime func(time.Duration) error
}

func newRun() *run {
	testing.Init()
	return &run{setBenchmarkTime: func(d time.Duration) error { return flag.Set("test.benchtime", d.String()) }}
}

func (r *run) wants(library, corpus string) bool {
	return (r.library == "" || r.library == library) && (r.corpus == "" || r.corpus == corpus)
}

func (r *run) all(libraries []library) error {
	if r.wants("busy-loop", "none") {
		if err := r.measure(library{name: "busy-loop"}, truth(), "none"); err != nil {
			return err
		}
	}
	for _, l := range libraries {
		for _, d := range documents() {
			if !r.wants(l.name, d.name) {
				continue
			}
			if err := r.document(l, d); err != nil {
				return err
			}
		}
	}
	return nil
}

func truth() operation {
	return operation{"busy", 0, func() error {
		if busy(1) == 0 {
			return errors.New("the busy loop came to zero")
		}
		return nil
	}}
}

func (r *run) document(l library, d document) error {
	operations, err := l.operations(d)
	if err != nil {
		return err
	}
	for _, o := range operations {
		// A third operation on each document takes minutes over all blocks.
		if o.name == parseUntyped && !d.trees && r.corpus == "" {
			continue
		}
		if err = r.measure(l, o, d.name); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) measure(l library, o operation, corpus string) error {
	if _, err := r.benchmark(o, r.warmup); err != nil {
		return err
	}
	for range r.samples {
		result, err := r.benchmark(o, r.sample)
		if err != nil {
			return err
		}
		l.print(sampleLine{
			Kind: "sample", Operation: o.name, Corpus: corpus, Iterations: result.N,
			Nanos: result.T.Nanoseconds(), Bytes: o.bytes, Allocated: result.AllocedBytesPerOp(),
		})
	}
	return nil
}

// benchmark is one of the testing package's, and so one sample: it keeps the mean of a run and nothing finer. It begins with
// an empty heap, so the shorter it is the fewer collections it sees: encoding/json read 2 % faster in 30 ms than in 100, and
// 5 % faster in 10.
func (r *run) benchmark(o operation, d time.Duration) (testing.BenchmarkResult, error) {
	if err := r.setBenchmarkTime(d); err != nil {
		return testing.BenchmarkResult{}, fmt.Errorf("set the time of a benchmark: %w", err)
	}
	var failure error
	result := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := o.work(); err != nil {
				failure = err
				b.FailNow()
			}
		}
	})
	return result, failure
}
