package app

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// untilSignal ends the context at the first SIGTERM or SIGINT. A second one ends the process: by an exit of our own,
// because the kernel ignores signals without a handler for a container's first process.
func untilSignal() context.Context {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGTERM, os.Interrupt)
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-signals
		cancel()
		<-signals
		os.Exit(exitFailed)
	}()
	return ctx
}
