// Command json-go measures Go's JSON libraries with the testing package and prints every sample: check, run, memory.
// deploy/experiments/README.md describes the lines.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "json-go:", err)
		os.Exit(1)
	}
}

func command(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("usage: json-go check | run | memory [options]")
	}
	r := newRun()
	flags := flag.NewFlagSet(arguments[0], flag.ContinueOnError)
	operation := flags.String("operation", "", "of peak: which one")
	flags.StringVar(&r.library, "library", "", "only this one; busy-loop is the known truth")
	flags.StringVar(&r.corpus, "corpus", "", "only this one, and all that can be done with it")
	flags.IntVar(&r.samples, "samples", 5, "of each operation")
	sample := flags.Int("sample-ms", 30, "length of a sample")
	warmup := flags.Int("warmup-ms", 20, "length of the warm-up")
	if err := flags.Parse(arguments[1:]); err != nil {
		return fmt.Errorf("options: %w", err)
	}
	r.sample, r.warmup = time.Duration(*sample)*time.Millisecond, time.Duration(*warmup)*time.Millisecond
	all, err := libraries()
	if err != nil {
		return err
	}
	if err := r.do(arguments[0], *operation, all); err != nil {
		return err
	}
	return r.sibling(arguments)
}

func (r *run) do(command, operation string, all []library) error {
	if command == "run" {
		return r.all(all)
	}
	for _, l := range all {
		if r.library != "" && r.library != l.name {
			continue
		}
		if err := l.do(command, operation); err != nil {
			return err
		}
	}
	return nil
}

func (l library) do(command, operation string) error {
	switch command {
	case "check":
		return l.check()
	case "memory":
		return l.peaks()
	case "peak":
		return l.peak(operation)
	default:
		return fmt.Errorf("there is no command %q", command)
	}
}
