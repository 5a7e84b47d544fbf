// Command tasks-go measures what goroutines cost. deploy/experiments/README.md describes the commands and the lines.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "tasks-go:", err)
		os.Exit(1)
	}
}

func command(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("usage: tasks-go all | timing | memory | pipeline [options]")
	}
	flags := flag.NewFlagSet(arguments[0], flag.ContinueOnError)
	counts := flags.String("counts", "1,100,1000,10000,100000", "of all: how many goroutines")
	samples := flags.Int("samples", 3, "of all: how often")
	count := flags.Int("count", 1, "how many goroutines")
	holders := flags.Int("holders", 0, "of all: so many more goroutines hold something, a memory that is known beforehand")
	held := flags.Int("held", 0, "bytes that each goroutine, of all each holder, holds while its memory is read")
	if err := flags.Parse(arguments[1:]); err != nil {
		return fmt.Errorf("options: %w", err)
	}
	switch arguments[0] {
	case "all":
		return all(strings.Split(*counts, ","), *samples, *holders, *held)
	case "timing":
		return show(measureTiming(*count), nil)
	case "memory":
		return show(measureMemory(*count, *held))
	case "pipeline":
		return show(measurePipeline())
	default:
		return fmt.Errorf("there is no command %q", arguments[0])
	}
}

func all(counts []string, samples, holders, held int) error {
	var works [][]string
	for _, count := range counts {
		works = append(works, []string{"timing", "-count", count}, []string{"memory", "-count", count})
	}
	if holders > 0 {
		works = append(works, []string{"memory", "-count", strconv.Itoa(holders), "-held", strconv.Itoa(held)})
	}
	works = append(works, []string{"pipeline"})
	for range samples {
		for _, work := range works {
			if err := byItself(work...); err != nil {
				return err
			}
		}
	}
	return nil
}

// ended: a measurement that did not fit, and how its process ended.
type ended struct {
	Kind   string `json:"kind"`
	Work   string `json:"work"`
	Exit   int    `json:"exit"`
	Signal int    `json:"signal,omitempty"`
}

// byItself: what does not fit ends its own process only, and how it ended is a result.
func byItself(arguments ...string) error {
	process := exec.Command("/proc/self/exe", arguments...) //nolint:gosec,noctx // itself, for as long as it takes
	process.Stdout, process.Stderr = os.Stdout, os.Stderr
	err := process.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return err //nolint:wrapcheck // none, or why the process could not be started
	}
	line := ended{Kind: "ended", Work: strings.Join(arguments, " "), Exit: exit.ExitCode()}
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		line.Signal = int(status.Signal())
	}
	return show(line, nil)
}

type header struct {
	Experiment string `json:"experiment"`
	Language   string `json:"language"`
	Tasks      string `json:"tasks"`
}

func show(line any, err error) error {
	if err != nil {
		return err
	}
	head, err := json.Marshal(header{"tasks", "go", "goroutine"})
	if err != nil {
		return fmt.Errorf("write a line: %w", err)
	}
	body, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("write a line: %w", err)
	}
	fmt.Printf("%s,%s\n", head[:len(head)-1], body[1:])
	return nil
}
