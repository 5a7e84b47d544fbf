package fiberapi_test

import (
	"testing"

	"footprint.dev/go-service/internal/contracttest"
	"footprint.dev/go-service/internal/fiberapi"
)

func TestContract(t *testing.T) {
	contracttest.Run(t, fiberapi.Serve)
}
