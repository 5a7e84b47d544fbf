package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

const (
	peakOperations = 20
	peakDocument   = "users-10000"
)

// peaks runs each operation in a process of its own, whose highest resident set is then the operation's.
func (l library) peaks() error {
	for _, name := range []string{parseTyped, parseUntyped, writeTyped} {
		command := exec.Command("/proc/self/exe", "peak", "-library", l.name, "-operation", name) //nolint:gosec,noctx // itself
		var out bytes.Buffer
		command.Stdout, command.Stderr = &out, os.Stderr
		if err := command.Run(); err != nil {
			return fmt.Errorf("%s %s in a process of its own: %w", l.name, name, err)
		}
		fmt.Print(out.String())
	}
	return nil
}

func (l library) peak(name string) error {
	for _, d := range documents() {
		if d.name != peakDocument {
			continue
		}
		operations, err := l.operations(d)
		if err != nil {
			return err
		}
		for _, operation := range operations {
			if operation.name == name {
				return l.peakOf(operation)
			}
		}
	}
	return fmt.Errorf("there is no operation %q", name)
}

func (l library) peakOf(o operation) error {
	base, err := highWaterMark()
	if err != nil {
		return err
	}
	for range peakOperations {
		if err = o.work(); err != nil {
			return err
		}
	}
	peak, err := highWaterMark()
	if err != nil {
		return err
	}
	l.print(peakLine{"peak", o.name, peakDocument, base, peak})
	return nil
}

// highWaterMark is the highest resident set of this process so far, in bytes.
func highWaterMark() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, fmt.Errorf("read memory: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(status))
	for lines.Scan() {
		if value, found := strings.CutPrefix(lines.Text(), "VmHWM:"); found {
			kilobytes, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
			if err != nil {
				return 0, fmt.Errorf("read memory: %w", err)
			}
			return kilobytes * 1024, nil
		}
	}
	return 0, errors.New("the kernel tells no VmHWM")
}
