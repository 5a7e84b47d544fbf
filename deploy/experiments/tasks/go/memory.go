package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// memory is the resident set with none and with all goroutines waiting at once; live is what the runtime counts as in use.
type memory struct {
	Kind   string `json:"kind"`
	Count  int    `json:"count"`
	Held   int    `json:"held"`
	Before int64  `json:"rss_before"`
	Parked int64  `json:"rss_parked"`
	Live   uint64 `json:"live_parked"`
}

func measureMemory(count, held int) (memory, error) {
	release, answers := make(chan struct{}), make(chan int, capacity)
	before, err := resident()
	if err != nil {
		return memory{}, err
	}
	for range count {
		go func() {
			// Ones, so that every page is touched.
			holding := bytes.Repeat([]byte{1}, held)
			answers <- 0
			<-release
			answers <- len(holding)
			runtime.KeepAlive(holding)
		}()
	}
	for range count {
		<-answers
	}
	parked, err := resident()
	if err != nil {
		return memory{}, err
	}
	live := liveBytes()
	close(release)
	for range count {
		if got := <-answers; got != held {
			return memory{}, fmt.Errorf("a goroutine held %d bytes", got)
		}
	}
	return memory{"memory", count, held, before, parked, live}, nil
}

// liveBytes is what is left after a collection: the heap's objects and the goroutines' stacks.
func liveBytes() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc + stats.StackInuse
}

// resident is the resident set of this process, in bytes.
func resident() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, fmt.Errorf("read memory: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		if value, found := strings.CutPrefix(line, "VmRSS:"); found {
			kilobytes, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
			if err != nil {
				return 0, fmt.Errorf("read memory: %w", err)
			}
			return kilobytes * 1024, nil
		}
	}
	return 0, errors.New("the kernel tells no VmRSS")
}
