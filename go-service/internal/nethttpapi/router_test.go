package nethttpapi_test

import (
	"testing"

	"footprint.dev/go-service/internal/contracttest"
	"footprint.dev/go-service/internal/nethttpapi"
	"footprint.dev/go-service/internal/server"
)

func TestContract(t *testing.T) {
	contracttest.Run(t, server.NetHTTP(nethttpapi.NewHandler))
}
