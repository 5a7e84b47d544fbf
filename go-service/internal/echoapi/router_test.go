package echoapi_test

import (
	"testing"

	"footprint.dev/go-service/internal/contracttest"
	"footprint.dev/go-service/internal/echoapi"
	"footprint.dev/go-service/internal/server"
)

func TestContract(t *testing.T) {
	contracttest.Run(t, server.NetHTTP(echoapi.NewHandler))
}
