package main

import (
	"testing"

	"footprint.dev/go-service/internal/processtest"
)

func TestMain(m *testing.M) { processtest.Main(m, main) }

func TestProcess(t *testing.T) { processtest.Run(t, "go-fiber") }
