package main

import (
	"fmt"
	"sync"
	"time"
)

const (
	workers = 100
	jobs    = 100_000
)

// pipeline: workers that read jobs from one channel and write results to another.
type pipeline struct {
	Kind    string `json:"kind"`
	Workers int    `json:"workers"`
	Jobs    int    `json:"jobs"`
	Nanos   int64  `json:"nanos"`
}

func measurePipeline() (pipeline, error) {
	waiting, results := make(chan int, capacity), make(chan int, capacity)
	start := time.Now()
	var working sync.WaitGroup
	for range workers {
		working.Go(func() {
			for job := range waiting {
				results <- job * 2
			}
		})
	}
	go func() {
		for job := range jobs {
			waiting <- job
		}
		close(waiting)
		working.Wait()
		close(results)
	}()
	sum := 0
	for result := range results {
		sum += result
	}
	took := time.Since(start)
	if sum != jobs*(jobs-1) {
		return pipeline{}, fmt.Errorf("the results add up to %d", sum)
	}
	return pipeline{"pipeline", workers, jobs, took.Nanoseconds()}, nil
}
