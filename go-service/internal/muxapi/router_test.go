package muxapi_test

import (
	"testing"

	"footprint.dev/go-service/internal/contracttest"
	"footprint.dev/go-service/internal/muxapi"
	"footprint.dev/go-service/internal/server"
)

func TestContract(t *testing.T) {
	contracttest.Run(t, server.NetHTTP(muxapi.NewHandler))
}
